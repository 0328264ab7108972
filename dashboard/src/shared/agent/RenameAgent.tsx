import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { t } from '../i18n';
import { Failure } from '../states/Loaded';

const LONGEST = 200;

interface RenameAgentProps {
  title: string;
  rename: (title: string) => Promise<unknown>;
  onClose: () => void;
}

/** Calls an agent something else. */
export function RenameAgent({ title, rename, onClose }: RenameAgentProps) {
  const [typed, setTyped] = useState(title);
  const going = useMutation({ mutationFn: rename, onSuccess: onClose });
  const to = typed.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to === title) onClose();
    else if (to !== '') going.mutate(to);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('agent.renameTitle', { title })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('agent.newName')}
            data-autofocus
            maxLength={LONGEST}
            value={typed}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {going.error === null ? null : <Failure failure={going.error} />}
          <Button type="submit" disabled={to === ''} loading={going.isPending}>
            {t('agent.renameDo')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
