import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Contact, deleteContact } from '../../api/contacts';
import { t } from '../../shared/i18n';

/** Asks once, since what is erased does not come back. */
export function Delete({
  contact,
  name,
  onClose,
}: {
  contact: Contact;
  name: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => deleteContact(contact.id),
    onSuccess: () => {
      client.removeQueries({ queryKey: ['contact', contact.id] });
      void client.invalidateQueries({ queryKey: ['contacts'] });
      void client.invalidateQueries({ queryKey: ['calls'] });
      void navigate({ to: '/contacts', search: {} });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('contact.deleteTitle', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <span>{t('contact.deleteWhat')}</span>
        {erase.error ? (
          <Alert color="red" variant="outline" role="alert">
            {erase.error.message}
          </Alert>
        ) : null}
        <Button color="red" loading={erase.isPending} onClick={() => erase.mutate()}>
          {t('contact.deleteDo', { name })}
        </Button>
      </Stack>
    </Modal>
  );
}
