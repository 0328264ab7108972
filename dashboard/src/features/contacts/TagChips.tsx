import { CloseButton, NativeSelect } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { t } from '../../shared/i18n';
import type { ContactsAddress } from './address';
import css from './contacts.module.css';

interface TagChipsProps {
  address: ContactsAddress;
  known: Schemas['ContactFacet'][];
  onChange: (part: Partial<ContactsAddress>) => void;
}

/** Tags that are asked for and tags that are not wanted, each of which can be taken away. */
export function TagChips({ address, known, onChange }: TagChipsProps) {
  if (known.length === 0 && address.tags === undefined && address.without === undefined)
    return null;
  return (
    <div className={css.chips}>
      <Chooser kind="tags" address={address} known={known} onChange={onChange} />
      <Chooser kind="without" address={address} known={known} onChange={onChange} />
      {(['tags', 'without'] as const).flatMap((kind) =>
        (address[kind] ?? []).map((tag) => (
          <span key={`${kind} ${tag}`} className={css.chip}>
            <span>
              {t(`contacts.${kind === 'tags' ? 'has' : 'hasNot'}`)} <b>{tag}</b>
            </span>
            <CloseButton
              size="sm"
              aria-label={t('filter.remove', { name: tag })}
              onClick={() => onChange({ [kind]: address[kind]?.filter((one) => one !== tag) })}
            />
          </span>
        )),
      )}
    </div>
  );
}

function Chooser({ kind, address, known, onChange }: TagChipsProps & { kind: 'tags' | 'without' }) {
  const label = t(kind === 'tags' ? 'contacts.addTag' : 'contacts.addNotTag');
  const free = known.filter(
    ({ name }) => !address.tags?.includes(name) && !address.without?.includes(name),
  );
  if (free.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value=""
      data={[
        { value: '', label },
        ...free.map(({ name, count }) => ({
          value: name,
          label: t('contacts.facet', { name, count }),
        })),
      ]}
      onChange={(event) =>
        onChange({ [kind]: [...(address[kind] ?? []), event.currentTarget.value] })
      }
    />
  );
}
