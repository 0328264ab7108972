import type { Contact } from '../api/contacts';
import type { Wanted } from './references';

/** Who is spoken to in a test, and with what the call was ordered. */
export interface Samples {
  name: string;
  metadata: Record<string, string>;
  attributes: Record<string, string>;
}

const kept = (agent: string) => `parley-samples-${agent}`;

/** Those used last with an agent. */
export function readSamples(agent: string): Samples {
  const empty: Samples = { name: 'Ada', metadata: {}, attributes: {} };
  try {
    const read = JSON.parse(localStorage.getItem(kept(agent)) ?? 'null') as Partial<Samples> | null;
    return read === null ? empty : { ...empty, ...read };
  } catch {
    return empty;
  }
}

export const keepSamples = (agent: string, samples: Samples) =>
  localStorage.setItem(kept(agent), JSON.stringify(samples));

const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** Samples of a contact: its name, and what of it the agent wants to know. */
export function samplesOf(contact: Contact, wanted: Wanted, before: Samples): Samples {
  const values = contact.attributes as Record<string, unknown>;
  const found = (names: string[]) =>
    Object.fromEntries(
      names.filter((name) => values[name] !== undefined).map((name) => [name, text(values[name])]),
    );
  return {
    name: contact.name ?? before.name,
    metadata: { ...before.metadata, ...found(wanted.metadata) },
    attributes: { ...before.attributes, ...found(wanted.attributes) },
  };
}

const filled = (values: Record<string, string>, names: string[]) =>
  Object.fromEntries(
    names.filter((name) => values[name]).map((name) => [name, values[name] ?? '']),
  );

/** Only what the agent wants to know, and what is filled in. */
export const sent = (samples: Samples, wanted: Wanted): Samples => ({
  name: samples.name.trim(),
  metadata: filled(samples.metadata, wanted.metadata),
  attributes: filled(samples.attributes, wanted.attributes),
});
