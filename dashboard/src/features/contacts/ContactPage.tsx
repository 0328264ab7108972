import { Anchor, Button, Menu } from '@mantine/core';
import IconPhone from '@tabler/icons-react/icons/IconPhone';
import IconTrash from '@tabler/icons-react/icons/IconTrash';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Contact, contact, mayCall } from '../../api/contacts';
import { formatPhone } from '../../shared/format';
import { Allowed } from '../../shared/role/Allowed';
import { useForbidden } from '../../shared/role/forbidden';
import '../../shared/i18n/contacts';
import '../../shared/i18n/calls';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { CallDialog } from '../../shared/order/CallDialog';
import { Reasons } from '../../shared/order/Reasons';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { Phone } from '../../shared/ui/Phone';
import { CallsOf } from './CallsOf';
import { Consents } from './Consents';
import css from './contacts.module.css';
import { Delete } from './Delete';
import { DoNotCall } from './DoNotCall';
import { Facts } from './Facts';

/** One contact: who it is, whether it may be called, and every call with it. */
export function ContactPage() {
  const { id } = useParams({ from: '/inside/contacts/$id' });
  return (
    <Loaded query={useQuery(contact(id))} waiting={<Waiting rows={10} />} gone={<Gone />}>
      {(known) => <Shown key={id} contact={known} />}
    </Loaded>
  );
}

function Gone() {
  return (
    <Page title={t('contact.gone')}>
      <Empty title={t('contact.goneWhy')}>
        <Anchor component={Link} to="/contacts">
          {t('contact.all')}
        </Anchor>
      </Empty>
    </Page>
  );
}

function Shown({ contact: known }: { contact: Contact }) {
  const may = useQuery(mayCall(known.id));
  const [calling, setCalling] = useState(false);
  const mayRing = useForbidden('POST /contact/call') === undefined;
  const [deleting, setDeleting] = useState(false);
  const number = known.phone_number;
  const name = known.name || formatPhone(number ?? '');
  useShortcuts([{ keys: 'c', label: 'contact.call', run: () => setCalling(mayRing) }]);
  return (
    <Page
      title={name}
      actions={
        <>
          <Allowed deed="POST /contact/call">
            <Button
              leftSection={<IconPhone size={16} aria-hidden />}
              onClick={() => setCalling(true)}
            >
              {t('contact.call')}
            </Button>
          </Allowed>
          <CopyAsCurl path={`/contact/${known.id}`}>
            <Allowed deed="DELETE /contact/{id}">
              <Menu.Item
                color="var(--bad)"
                leftSection={<IconTrash size={16} />}
                onClick={() => setDeleting(true)}
              >
                {t('contact.delete')}
              </Menu.Item>
            </Allowed>
          </CopyAsCurl>
        </>
      }
    >
      <div className={css.facts}>
        {number === null ? null : <Phone number={number} />}
        {may.data ? (
          <>
            <LocalTime zone={may.data.time_zone} />
            <Reasons may={may.data} />
          </>
        ) : null}
      </div>
      <div className={css.halves}>
        <div>
          <Facts contact={known} />
          {number === null ? null : <DoNotCall number={number} contact={known.id} />}
          <Consents contact={known.id} />
        </div>
        <CallsOf contact={known.id} />
      </div>
      {calling ? <CallDialog contact={known} onClose={() => setCalling(false)} /> : null}
      {deleting ? <Delete contact={known} name={name} onClose={() => setDeleting(false)} /> : null}
    </Page>
  );
}

/** What the clock shows where somebody is. */
function LocalTime({ zone }: { zone: string }) {
  const time = new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date());
  return <span>{t('contact.local', { time, zone: zone.replaceAll('_', ' ') })}</span>;
}
