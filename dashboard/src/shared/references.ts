import { REFERENCE } from '../agent-doc/references';

/** What an agent's document wants to be told before a call: names in braces that nothing in it finds out. */
export interface Wanted {
  /** Names of metadata, which the contact's attributes stand in for. */
  metadata: string[];
  /** Names of attributes of the contact. */
  attributes: string[];
  /** Whether it says the contact's name. */
  name: boolean;
}

/** In these stands what people read, and no reference. */
const NO_TEXT = new Set([
  'id',
  'name',
  'label',
  'examples',
  'instructions',
  'position',
  'next',
  'then',
]);

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function texts(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const one of value) texts(one, into);
  else if (isObject(value))
    for (const [key, one] of Object.entries(value)) if (!NO_TEXT.has(key)) texts(one, into);
}

/** What is learnt during the call: variables, results and states of actions. */
function learnt(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) learnt(one, into);
  if (!isObject(value)) return;
  if (Array.isArray(value.variables))
    for (const one of value.variables)
      if (isObject(one) && typeof one.name === 'string') into.add(one.name);
  if (isObject(value.results)) {
    for (const name of Object.keys(value.results)) into.add(name);
    if (typeof value.id === 'string') into.add(`${value.id}.status`);
  }
  for (const one of Object.values(value)) learnt(one, into);
}

/** The references of a document that a call has to bring, in the order in which they come. */
export function wanted(document: unknown): Wanted {
  const found: string[] = [];
  const known = new Set<string>();
  texts(document, found);
  learnt(document, known);
  const metadata = new Set<string>();
  const attributes = new Set<string>();
  let name = false;
  for (const text of found) {
    for (const [, double, single] of text.matchAll(REFERENCE)) {
      const asked = double ?? single ?? '';
      const [root = ''] = asked.split('.', 1);
      const rest = asked.slice(root.length + 1);
      if (double !== undefined && asked === 'name') name = true;
      else if (double !== undefined && root === 'system') continue;
      else if (double !== undefined && root === 'attributes') attributes.add(rest);
      else if (double !== undefined && root === 'metadata') {
        if (rest !== '' && !rest.startsWith('system.')) metadata.add(rest);
      } else if (!known.has(asked) && !asked.endsWith('.status')) metadata.add(asked);
    }
  }
  return { metadata: [...metadata], attributes: [...attributes], name };
}
