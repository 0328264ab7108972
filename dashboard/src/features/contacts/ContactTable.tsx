import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Contact } from '../../api/contacts';
import { formatPhone } from '../../shared/format';
import { t } from '../../shared/i18n';
import { Phone } from '../../shared/ui/Phone';
import { When } from '../../shared/ui/When';
import css from './contacts.module.css';

interface ContactTableProps {
  contacts: Contact[];
  /** Attributes shown as columns. */
  columns: string[];
  onTag: (tag: string) => void;
  /** Takes a column away. */
  onColumn: (name: string) => void;
}

/** One line a contact. */
export function ContactTable({ contacts, columns, onTag, onColumn }: ContactTableProps) {
  return (
    <div className={css.wide}>
      <table className={`cards ${css.table}`} aria-label={t('nav.contacts')}>
        <thead>
          <tr>
            <th scope="col">{t('contacts.name')}</th>
            <th scope="col">{t('contacts.number')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                <span className={css.column}>
                  {name}
                  <CloseButton
                    size="sm"
                    aria-label={t('contacts.noColumn', { name })}
                    onClick={() => onColumn(name)}
                  />
                </span>
              </th>
            ))}
            <th scope="col">{t('contacts.tags')}</th>
            <th scope="col" className={css.rest}>
              {t('contacts.email')}
            </th>
            <th scope="col" className={css.rest}>
              {t('contacts.updated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <Row key={contact.id} contact={contact} columns={columns} onTag={onTag} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  contact,
  columns,
  onTag,
}: Omit<ContactTableProps, 'contacts' | 'onColumn'> & { contact: Contact }) {
  const number = contact.phone_number;
  return (
    <tr>
      <th scope="row">
        <Link to="/contacts/$id" params={{ id: contact.id }}>
          {contact.name || (number === null ? t('calls.erased') : formatPhone(number))}
        </Link>
      </th>
      <td className={css.number}>{number === null ? t('none') : <Phone number={number} />}</td>
      {columns.map((name) => (
        <td key={name} className="words" data-label={name}>
          {shown(contact.attributes[name])}
        </td>
      ))}
      <td className="words">
        <span className={css.tags}>
          {contact.tags.map((tag) => (
            <button key={tag} type="button" className={css.tag} onClick={() => onTag(tag)}>
              {tag}
            </button>
          ))}
        </span>
      </td>
      <td className={`words ${css.rest}`}>{contact.email}</td>
      <td className={css.rest}>
        <When time={contact.updated} />
      </td>
    </tr>
  );
}

/** The value of an attribute in a cell. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return t('none');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
