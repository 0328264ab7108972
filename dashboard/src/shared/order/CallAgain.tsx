import { Button } from '@mantine/core';
import IconPhone from '@tabler/icons-react/icons/IconPhone';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { CallDetail } from '../../api/client';
import { contact } from '../../api/contacts';
import { t } from '../i18n';
import { Allowed } from '../role/Allowed';

const CallDialog = lazy(async () => ({ default: (await import('./CallDialog')).CallDialog }));

/** Calls whom a call was with once more: with the same agent and the same values, unless changed. */
export function CallAgain({ detail }: { detail: CallDetail }) {
  const [asking, setAsking] = useState(false);
  const known = useQuery(contact(detail.contact.id));
  if (known.data === undefined) return null;
  return (
    <>
      <Allowed deed="POST /contact/call">
        <Button
          variant="default"
          leftSection={<IconPhone size={16} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('call.again')}
        </Button>
      </Allowed>
      <Suspense>
        {asking ? (
          <CallDialog
            contact={known.data}
            agent={detail.interview.id}
            values={detail.metadata ?? {}}
            onClose={() => setAsking(false)}
          />
        ) : null}
      </Suspense>
    </>
  );
}
