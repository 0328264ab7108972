import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, Stack, TextInput } from '@mantine/core';
import IconBan from '@tabler/icons-react/icons/IconBan';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { allowAgain, suppress, suppression } from '../../api/contacts';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { When } from '../../shared/ui/When';
import css from './contacts.module.css';

/** Whether the number must not be called, why, and the way to say so. */
export function DoNotCall({ number, contact }: { number: string; contact: string }) {
  const told = useQuery(suppression(number));
  const [asking, setAsking] = useState<'suppress' | 'allow' | null>(null);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="dnc">
      <h2 id="dnc">{t('contacts.dnc.title')}</h2>
      <Loaded query={told} waiting={<Waiting rows={1} />}>
        {(entry) =>
          entry === null ? (
            <div className={css.line}>
              <span>{t('contacts.dnc.not')}</span>
              <Allowed deed="POST /suppression">
                <Button variant="default" onClick={() => setAsking('suppress')}>
                  {t('contacts.dnc.add')}
                </Button>
              </Allowed>
            </div>
          ) : (
            <div className={css.line}>
              <span className={css.bad}>
                <IconBan size={16} aria-hidden /> {t('contacts.dnc.on')}{' '}
                <When time={entry.created} />
                {`: ${entry.reason}`}
              </span>
              <Allowed deed="DELETE /suppression/{id}">
                <Button variant="default" onClick={() => setAsking('allow')}>
                  {t('contacts.dnc.remove')}
                </Button>
              </Allowed>
            </div>
          )
        }
      </Loaded>
      {asking === null ? null : (
        <Ask deed={asking} number={number} contact={contact} onClose={() => setAsking(null)} />
      )}
    </section>
  );
}

interface AskProps {
  deed: 'suppress' | 'allow';
  number: string;
  contact: string;
  onClose: () => void;
}

/** Asks why, since somebody will want to know. */
function Ask({ deed, number, contact, onClose }: AskProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () =>
      deed === 'suppress' ? suppress(number, reason.trim()) : allowAgain(number, reason.trim()),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['contact', contact] });
      return client.invalidateQueries({ queryKey: ['suppression', number] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') act.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(deed === 'suppress' ? 'contacts.dnc.add' : 'contacts.dnc.remove')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <span>{t(deed === 'suppress' ? 'contacts.dnc.addWhat' : 'contacts.dnc.removeWhat')}</span>
          <TextInput
            label={t('contacts.dnc.reason')}
            required
            withAsterisk={false}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          {act.error ? (
            <Alert color="red" variant="outline" role="alert">
              {act.error.message}
            </Alert>
          ) : null}
          <Button
            type="submit"
            color={deed === 'suppress' ? 'red' : undefined}
            loading={act.isPending}
            disabled={reason.trim() === ''}
          >
            {t(deed === 'suppress' ? 'contacts.dnc.addDo' : 'contacts.dnc.removeDo')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
