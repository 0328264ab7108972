import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { contacts } from '../../api/contacts';
import { formatPhone } from '../../shared/format';
import { t } from '../../shared/i18n';
import type { Wanted } from '../../shared/references';
import { type Samples, samplesOf } from '../../shared/samples';
import css from './tests.module.css';

interface SampleValuesProps {
  wanted: Wanted;
  samples: Samples;
  onChange: (samples: Samples) => void;
}

/** What the agent wants to know before a call, by name; a contact may lend its values. */
export function SampleValues({ wanted, samples, onChange }: SampleValuesProps) {
  const known = useQuery(contacts({ sort: 'updated' })).data?.contacts ?? [];
  return (
    <fieldset className={css.samples}>
      <legend>{t('tests.samples')}</legend>
      {known.length > 0 ? (
        <NativeSelect
          aria-label={t('tests.fromContact')}
          value=""
          data={[
            { value: '', label: t('tests.fromContact') },
            ...known.map((one) => ({
              value: one.id,
              label: one.name || formatPhone(one.phone_number ?? ''),
            })),
          ]}
          onChange={(event) => {
            const one = known.find((contact) => contact.id === event.currentTarget.value);
            if (one !== undefined) onChange(samplesOf(one, wanted, samples));
          }}
        />
      ) : null}
      <TextInput
        label={t('contacts.name')}
        value={samples.name}
        maxLength={200}
        onChange={(event) => onChange({ ...samples, name: event.currentTarget.value })}
      />
      {(['metadata', 'attributes'] as const).flatMap((kind) =>
        wanted[kind].map((name) => (
          <TextInput
            key={`${kind} ${name}`}
            label={name}
            value={samples[kind][name] ?? ''}
            maxLength={2000}
            onChange={(event) =>
              onChange({
                ...samples,
                [kind]: { ...samples[kind], [name]: event.currentTarget.value },
              })
            }
          />
        )),
      )}
    </fieldset>
  );
}
