import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { type JsonObject, same } from '../../agent-doc/document';
import { t } from '../../shared/i18n';

interface PairsProps {
  label: string;
  /** The field of the document, as its schema calls it. */
  field: string;
  pairs: JsonObject;
  onChange: (pairs: JsonObject | undefined) => void;
}

const written = (pairs: JsonObject) =>
  Object.entries(pairs)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');

/** The names and values in lines such as `name: value`; null while a line has none. */
function read(typed: string): JsonObject | null {
  const pairs: JsonObject = {};
  for (const line of typed.split('\n').filter((one) => one.trim() !== '')) {
    const at = line.indexOf(':');
    if (at < 1) return null;
    pairs[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return pairs;
}

/** Names with values, a line each. */
export function Pairs({ label, field, pairs, onChange }: PairsProps) {
  const [typed, setTyped] = useState(written(pairs));
  const now = read(typed);
  const shown = now === null || same(now, pairs) ? typed : written(pairs);
  return (
    <Textarea
      label={label}
      data-field={field}
      description={t('builder.pairs')}
      autosize
      value={shown}
      error={now === null ? t('builder.pairsWrong') : undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const to = read(event.currentTarget.value);
        if (to !== null) onChange(Object.keys(to).length === 0 ? undefined : to);
      }}
    />
  );
}
