import { useQuery } from '@tanstack/react-query';
import { consents } from '../../api/contacts';
import { t } from '../../shared/i18n';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { When } from '../../shared/ui/When';
import css from './contacts.module.css';

/** Who vouched that the contact agreed to be called. */
export function Consents({ contact }: { contact: string }) {
  return (
    <section className={`panel ${css.part}`} aria-labelledby="consents">
      <h2 id="consents">{t('consents.title')}</h2>
      <Loaded query={useQuery(consents(contact))} waiting={<Waiting rows={2} />}>
        {({ consents: list }) => (
          <ul className={css.plain}>
            {list.map((one) => (
              <li key={one.attested}>
                <When time={one.attested} />{' '}
                {one.token_name
                  ? t('consents.byToken', { user: one.user_name, token: one.token_name })
                  : t('consents.by', { user: one.user_name })}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
