import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Refused } from '../../agent-doc/rename';
import { t, word } from '../../shared/i18n';

interface RenameFieldProps {
  label: string;
  value: string;
  /** What stands below it, where nothing is wrong. */
  description?: string;
  /** Where a jump leads. */
  part?: string;
  /** The field of the document, as its schema calls it. */
  field?: string;
  /** Takes another name; what keeps it from that, null for nothing. */
  rename: (to: string) => Refused | null;
}

/** A name that other places read: it is taken as a whole, once it is typed. */
export function RenameField(props: RenameFieldProps) {
  const { label, value, description, part, field, rename } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const leave = () => {
    setTyped(null);
    setRefused(null);
  };
  const take = () => {
    const to = typed?.trim() ?? value;
    const wrong = to === value ? null : rename(to);
    if (wrong === null) leave();
    else setRefused(wrong);
  };
  return (
    <TextInput
      label={label}
      description={description}
      data-part={part}
      data-field={field}
      value={typed ?? value}
      error={refused === null ? undefined : word('refused', refused)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setRefused(null);
      }}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape') leave();
      }}
      aria-description={t('builder.renameHow')}
    />
  );
}
