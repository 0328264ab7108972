import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Refusal } from '../../api/client';
import { type Contact, type ContactUpdate, changeContact } from '../../api/contacts';

/** Changes what was read; what somebody else changed since is read again, and nothing is overwritten. */
export function useChange(contact: Contact) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ContactUpdate) => changeContact(contact.id, contact.version, body),
    onSuccess: (now) => {
      client.setQueryData(['contact', contact.id], now);
      void client.invalidateQueries({ queryKey: ['contacts'] });
      void client.invalidateQueries({ queryKey: ['contact', contact.id], predicate: beside });
    },
    onError: (failure) => {
      if (failure instanceof Refusal && failure.status === 412)
        void client.invalidateQueries({ queryKey: ['contact', contact.id], exact: true });
    },
  });
}

/** What is known of a contact beside itself. */
const beside = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey.length > 2;
