import {
  type AgentDoc,
  idOf,
  type Json,
  object,
  rowsOf,
  type Step,
  same,
  stepsOf,
  targetsOf,
  text,
} from './document';

/** What is another for callees, or only for those who build. */
export type Change =
  | { is: 'added' | 'removed'; step: string; name: string; words: string }
  | { is: 'words'; step: string; name: string; field: string; before: string; after: string }
  | { is: 'row_added' | 'row_removed'; step: string; name: string; label: string }
  | { is: 'row_changed'; step: string; name: string; label: string }
  | { is: 'field'; step: string; name: string; field: string }
  | { is: 'agent'; field: string }
  | { is: 'looks'; count: number };

const WORDS = ['text', 'fallback', 'briefing'];
const LOOKS = ['position', 'name'];

const rowKey = (label: string, place: string) =>
  place === 'else' || place === 'on_failure' ? place : label;

function rowChanges(before: Step, after: Step, step: string, name: string): Change[] {
  const of = (one: Step) =>
    new Map(
      rowsOf(one).map((row) => {
        const [side, at] = row.place.split('.');
        const exit: Json =
          row.place === 'on_failure'
            ? row.next
            : row.place === 'else'
              ? (object(one.outcomes).else ?? null)
              : ((object(one.outcomes)[side ?? ''] as Json[])[Number(at)] ?? null);
        const key = rowKey(text(object(exit).id) || row.label, row.place);
        return [key, { exit, label: row.label || row.place }] as const;
      }),
    );
  const old = of(before);
  const now = of(after);
  const found: Change[] = [];
  for (const [key, { exit, label }] of now) {
    const was = old.get(key);
    if (was === undefined) found.push({ is: 'row_added', step, name, label });
    else if (!same(was.exit, exit)) found.push({ is: 'row_changed', step, name, label });
  }
  for (const [key, { label }] of old)
    if (!now.has(key)) found.push({ is: 'row_removed', step, name, label });
  if (found.length === 0 && !same(before.outcomes, after.outcomes))
    found.push({ is: 'field', step, name, field: 'outcomes' });
  return found;
}

function stepChanges(before: Step, after: Step): { told: Change[]; looks: boolean } {
  const step = idOf(after);
  const name = text(after.name) || step;
  const told: Change[] = [];
  let looks = false;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (same(before[key], after[key])) continue;
    if (LOOKS.includes(key)) looks = true;
    else if (WORDS.includes(key))
      told.push({
        is: 'words',
        step,
        name,
        field: key,
        before: text(before[key]),
        after: text(after[key]),
      });
    else if (key === 'outcomes' || key === 'on_failure') {
      if (!told.some((one) => one.is.startsWith('row_')))
        told.push(...rowChanges(before, after, step, name));
    } else told.push({ is: 'field', step, name, field: key });
  }
  return { told, looks };
}

/** What makes one document of another, in the order in which callees meet it. */
export function changes(before: AgentDoc, after: AgentDoc): Change[] {
  const old = new Map(stepsOf(before).map((step) => [idOf(step), step]));
  const now = new Set(stepsOf(after).map(idOf));
  const told: Change[] = [];
  let looks = 0;
  for (const step of stepsOf(after)) {
    const was = old.get(idOf(step));
    const name = text(step.name) || idOf(step);
    if (was === undefined)
      told.push({ is: 'added', step: idOf(step), name, words: text(step.text) });
    else {
      const found = stepChanges(was, step);
      told.push(...found.told);
      if (found.looks) looks++;
    }
  }
  for (const step of stepsOf(before))
    if (!now.has(idOf(step)))
      told.push({
        is: 'removed',
        step: idOf(step),
        name: text(step.name) || idOf(step),
        words: text(step.text),
      });
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (key !== 'nodes' && !same(before[key], after[key])) told.push({ is: 'agent', field: key });
  if (looks > 0) told.push({ is: 'looks', count: looks });
  return told;
}

export interface Words {
  is: 'same' | 'gone' | 'new';
  text: string;
}

/** Two texts word by word: those in common, those that are gone, those that are new. */
export function wordDiff(before: string, after: string): Words[] {
  const a = before.split(/(?<=\s)/);
  const b = after.split(/(?<=\s)/);
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (length[i] as Uint16Array)[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Words[] = [];
  const add = (is: Words['is'], word: string) => {
    const last = found.at(-1);
    if (last?.is === is) last.text += word;
    else if (word !== '') found.push({ is, text: word });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] ?? '');
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      add('gone', a[i++] ?? '');
    else add('new', b[j++] ?? '');
  }
  return found;
}

/**
 * What two people made of one document, where neither touched what the other did: steps by their
 * ids, else keys of the agent. Null where both changed the same.
 */
export function merged(base: AgentDoc, mine: AgentDoc, theirs: AgentDoc): AgentDoc | null {
  const pick = (b: Json | undefined, m: Json | undefined, t: Json | undefined) =>
    same(m, t) || same(b, t) ? { to: m } : same(b, m) ? { to: t } : null;
  const result: AgentDoc = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    if (key === 'nodes') continue;
    const found = pick(base[key], mine[key], theirs[key]);
    if (found === null) return null;
    if (found.to !== undefined) result[key] = found.to;
  }
  const by = (doc: AgentDoc) => new Map(stepsOf(doc).map((step) => [idOf(step), step]));
  const [b, m, t] = [by(base), by(mine), by(theirs)];
  const nodes: Step[] = [];
  for (const id of new Set([...t.keys(), ...m.keys()])) {
    const found = pick(b.get(id), m.get(id), t.get(id));
    if (found === null) return null;
    if (found.to !== undefined) nodes.push(object(found.to));
  }
  // A step that one took away while the other led a row to it is a matter for people.
  const ids = new Set(nodes.map(idOf));
  const leadsAstray = nodes.some((step) =>
    targetsOf(step).some((id) => id !== '' && !ids.has(id) && (m.has(id) || t.has(id))),
  );
  return leadsAstray ? null : { ...result, nodes };
}
