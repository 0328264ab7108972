import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import { Alert, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Contact, contactFacets } from '../../api/contacts';
import { formatPhone } from '../../shared/format';
import { t } from '../../shared/i18n';
import { AllowedPart } from '../../shared/role/Allowed';
import { Attributes } from './Attributes';
import css from './contacts.module.css';
import { InPlace } from './InPlace';
import { useChange } from './useChange';

/** What a contact is, each thing changed where it stands. */
export function Facts({ contact }: { contact: Contact }) {
  const change = useChange(contact);
  const tags = useChange(contact);
  const facets = useQuery(contactFacets).data?.tags ?? [];
  const number = contact.phone_number ?? '';
  return (
    <section className={`panel ${css.part}`} aria-labelledby="facts">
      <h2 id="facts">{t('contact.facts')}</h2>
      <AllowedPart deed="PATCH /contact/{id}">
        <dl className={css.list}>
          <dt>{t('contacts.name')}</dt>
          <dd>
            <InPlace
              label={t('contacts.name')}
              value={contact.name ?? ''}
              save={(name) => change.mutateAsync({ name })}
            />
          </dd>
          <dt>{t('contacts.number')}</dt>
          <dd>
            <InPlace
              label={t('contacts.number')}
              type="tel"
              value={number}
              save={(phone_number) => change.mutateAsync({ phone_number })}
            >
              {formatPhone(number)} <span className="muted">{contact.country_code}</span>
            </InPlace>
          </dd>
          <dt>{t('contacts.email')}</dt>
          <dd>
            <InPlace
              label={t('contacts.email')}
              type="email"
              value={contact.email ?? ''}
              save={(email) => change.mutateAsync({ email })}
            />
          </dd>
          <dt>{t('contacts.tags')}</dt>
          <dd>
            <TagsInput
              aria-label={t('contacts.tags')}
              value={contact.tags}
              data={facets.map((facet) => facet.name)}
              disabled={tags.isPending}
              clearable={false}
              placeholder={t('contact.addTag')}
              onChange={(now) => tags.mutate({ tags: now })}
            />
            {tags.error ? (
              <Alert color="red" variant="outline" role="alert" mt="xs">
                {tags.error.message}
              </Alert>
            ) : null}
          </dd>
        </dl>
        <Attributes contact={contact} />
      </AllowedPart>
    </section>
  );
}
