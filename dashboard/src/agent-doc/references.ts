import { type AgentDoc, type Json, type JsonObject, object } from './document';

/** Keys that lead to a value; `*` stands for each of a list or of an object. */
type Way = string[];

const NAME = String.raw`[\p{L}_](?:[\p{L}\p{N}_. -]*[\p{L}\p{N}_])?`;
/** A name in double braces, or in single ones, as the server finds it in words. */
export const REFERENCE = new RegExp(String.raw`\{\{\s*(${NAME})\s*\}\}|\{\s*(${NAME})\s*\}`, 'gu');
/** Names that in double braces, or without any, are no variable's. */
const ROOTS = ['metadata', 'attributes', 'system'];

/** Where words with references stand. */
const WORDS: Way[] = [
  ['about', '*'],
  ['settings', 'manners', '*', 'text'],
  ['settings', 'voicemail', 'text'],
  ['nodes', '*', 'text'],
  ['nodes', '*', 'fallback'],
  ['nodes', '*', 'briefing'],
  ['nodes', '*', 'actions', '*', 'url'],
  ['nodes', '*', 'actions', '*', 'body'],
  ['nodes', '*', 'actions', '*', 'headers', '*'],
];
const CONDITIONS: Way = ['nodes', '*', 'outcomes', 'rules', '*', 'when', '*', '*'];

/** The value with another in each place that a way leads to. What is not there stays so. */
export function each(value: Json, way: Way, to: (found: Json) => Json): Json {
  const [key, ...rest] = way;
  if (key === undefined) return to(value);
  if (typeof value !== 'object' || value === null) return value;
  const inner = (found: Json) => each(found, rest, to);
  if (Array.isArray(value)) return key === '*' ? value.map(inner) : value;
  if (key === '*')
    return Object.fromEntries(Object.entries(value).map(([name, found]) => [name, inner(found)]));
  return key in value ? { ...value, [key]: inner(value[key] as Json) } : value;
}

/** Whether a name in double braces, or in a comparison without braces, can be a variable's. */
export const canBeVariable = (name: string): boolean =>
  name !== 'name' && !ROOTS.includes(name.split('.')[0] ?? '');

/** What a name is to be called, itself for as before. */
export type Rename = (name: string) => string;

/** Another document in which references have other names, and how many are another. */
export function renamedReferences(doc: AgentDoc, rename: Rename): { doc: AgentDoc; count: number } {
  let count = 0;
  const other = (name: string, rooted: boolean) => {
    const to = rooted && !canBeVariable(name) ? name : rename(name);
    if (to !== name) count++;
    return to;
  };
  const words = (value: Json, pattern = false): Json =>
    typeof value !== 'string'
      ? value
      : value.replace(REFERENCE, (written: string, twice?: string, once?: string, at = 0) => {
          const name = twice ?? once ?? '';
          // In a pattern, \p{L} is no reference.
          if (pattern && /\\[pPxoNkg]$/.test(value.slice(0, at))) return written;
          return written.replace(name, () => other(name, twice !== undefined));
        });
  const condition = (value: Json): Json => {
    const found: JsonObject = { ...object(value) };
    const { operand, operator } = found;
    if (typeof operand === 'string')
      found.operand = operand.includes('{') ? words(operand) : bare(operand);
    if (typeof found.value === 'string') found.value = words(found.value, operator === 'matches');
    return found;
  };
  const bare = (operand: string) => {
    const name = operand.trim();
    return name === '' ? operand : operand.replace(name, () => other(name, true));
  };
  let renamed: Json = doc;
  for (const way of WORDS) renamed = each(renamed, way, (value) => words(value));
  renamed = each(renamed, CONDITIONS, condition);
  return { doc: object(renamed), count };
}

/** How many references there are to a variable. */
export const usesOf = (doc: AgentDoc, variable: string): number =>
  renamedReferences(doc, (name) => (name === variable ? `${name}_` : name)).count;
