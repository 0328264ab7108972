import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { suppress, suppressions, unsuppress } from '../../api/watch';
import { formatPhone } from '../../shared/format';
import { t } from '../../shared/i18n';
import { Allowed, AllowedPart } from '../../shared/role/Allowed';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { When } from '../../shared/ui/When';
import { pasted } from './pasted';
import { SettingsPage } from './SettingsPage';
import css from './settings.module.css';

const PAGE = 50;

/** Numbers that must not be called, and why. */
export function DncPage() {
  const [page, setPage] = useState(0);
  const list = useQuery({ ...suppressions(page), placeholderData: keepPreviousData });
  const [removing, setRemoving] = useState<string | null>(null);
  return (
    <SettingsPage title={t('settings.dnc')} path="/suppression">
      <Add />
      <section className={`panel ${css.part}`} aria-labelledby="list">
        <h2 id="list">{t('dnc.list', { count: list.data?.count ?? 0 })}</h2>
        <Loaded query={list} waiting={<Waiting rows={4} />}>
          {({ suppressions: rows, count }) =>
            rows.length === 0 ? (
              <Empty title={t('dnc.none')} />
            ) : (
              <>
                <table className={`cards ${css.table}`}>
                  <thead>
                    <tr>
                      {(['number', 'reason', 'since', 'remove'] as const).map((name) => (
                        <th key={name} scope="col">
                          {t(`dnc.${name}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ phone_number, reason, created }) => (
                      <tr key={`${phone_number ?? ''}${created}`}>
                        <th scope="row">
                          {phone_number === null ? t('dnc.erased') : formatPhone(phone_number)}
                        </th>
                        <td className="words" data-label={t('dnc.reason')}>
                          {reason}
                        </td>
                        <td data-label={t('dnc.since')}>
                          <When time={created} />
                        </td>
                        <td>
                          {phone_number === null ? null : (
                            <Allowed deed="DELETE /suppression/{id}">
                              <Button
                                size="compact-sm"
                                variant="default"
                                aria-label={t('dnc.removeOne', {
                                  number: formatPhone(phone_number),
                                })}
                                onClick={() => setRemoving(phone_number)}
                              >
                                {t('dnc.remove')}
                              </Button>
                            </Allowed>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <div className={css.buttons}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={page === 0}
                    onClick={() => setPage(page - 1)}
                  >
                    {t('dnc.newer')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={(page + 1) * PAGE >= count}
                    onClick={() => setPage(page + 1)}
                  >
                    {t('dnc.older')}
                  </Button>
                </div>
              </>
            )
          }
        </Loaded>
      </section>
      <Remove number={removing} onClose={() => setRemoving(null)} />
    </SettingsPage>
  );
}

/** One or many: what the server refuses stays in the field, with its reason. */
function Add() {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string[]>([]);
  const numbers = pasted(text);
  const add = useMutation({
    mutationFn: async () => {
      const kept: string[] = [];
      const why: string[] = [];
      for (const number of numbers) {
        await suppress(number, reason.trim()).catch((failure: Error) => {
          kept.push(number);
          why.push(`${number}: ${failure.message}`);
        });
      }
      return { kept, why };
    },
    onSuccess: ({ kept, why }) => {
      setText(kept.join('\n'));
      setRefused(why);
      return client.invalidateQueries({ queryKey: ['suppressions'] });
    },
  });
  return (
    <section className={`panel ${css.part}`} aria-labelledby="add">
      <h2 id="add">{t('dnc.add')}</h2>
      <AllowedPart deed="POST /suppression">
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <Textarea
            label={t('dnc.numbers')}
            description={t('dnc.numbersHow')}
            placeholder="+12025550123"
            autosize
            minRows={2}
            maxRows={10}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label={t('dnc.reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {refused.length === 0 ? null : (
            <Alert color="red.9" variant="default" role="alert" title={t('dnc.refused')}>
              {refused.map((why) => (
                <div key={why}>{why}</div>
              ))}
            </Alert>
          )}
          <Button type="submit" loading={add.isPending} disabled={numbers.length === 0}>
            {t('dnc.addMany', { count: numbers.length })}
          </Button>
        </form>
      </AllowedPart>
    </section>
  );
}

function Remove({ number, onClose }: { number: string | null; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const remove = useMutation({
    mutationFn: (which: string) => unsuppress(which, reason.trim()),
    onSuccess: () => {
      setReason('');
      onClose();
      return client.invalidateQueries({ queryKey: ['suppressions'] });
    },
  });
  return (
    <Modal
      opened={number !== null}
      onClose={onClose}
      title={t('dnc.removeOne', { number: number === null ? '' : formatPhone(number) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (number !== null) remove.mutate(number);
        }}
      >
        <Stack>
          <p style={{ margin: 0 }}>{t('dnc.removeWhat')}</p>
          <TextInput
            label={t('dnc.why')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={remove.error?.message}
            data-autofocus
          />
          <Button
            type="submit"
            color="red.9"
            loading={remove.isPending}
            disabled={reason.trim() === ''}
          >
            {t('dnc.remove')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
