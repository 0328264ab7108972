import {
  type AgentDoc,
  idOf,
  type Json,
  type JsonObject,
  list,
  object,
  type RowPlace,
  rowsOf,
  type Step,
  stepsOf,
  text,
} from './document';

/** Kinds of steps that can be added; Start is always there. */
export type Kind = 'speak' | 'transfer' | 'end';
/** Where something stands: keys and places in lists. */
export type Path = (string | number)[];

export interface Position {
  x: number;
  y: number;
}

/** The value with another at this path; undefined takes it away. Objects on the way are made. */
export function put(value: Json | undefined, path: Path, to: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to ?? null;
  if (typeof key === 'number') {
    const items = [...list(value)];
    if (rest.length === 0 && to === undefined) items.splice(key, 1);
    else items[key] = put(items[key], rest, to);
    return items;
  }
  const copy: JsonObject = { ...object(value) };
  if (rest.length === 0 && to === undefined) delete copy[key];
  else copy[key] = put(copy[key], rest, to);
  return copy;
}

export const setDoc = (doc: AgentDoc, path: Path, to: Json | undefined): AgentDoc =>
  object(put(doc, path, to));

const withSteps = (doc: AgentDoc, steps: Step[]): AgentDoc => ({ ...doc, nodes: steps });

function changed(doc: AgentDoc, id: string, change: (step: Step) => Step): AgentDoc {
  return withSteps(
    doc,
    stepsOf(doc).map((step) => (idOf(step) === id ? change(step) : step)),
  );
}

/** Something else in a step. */
export const setStep = (doc: AgentDoc, id: string, path: Path, to: Json | undefined): AgentDoc =>
  changed(doc, id, (step) => object(put(step, path, to)));

/** The step as it was typed, whole. Its id stays. */
export const replaceStep = (doc: AgentDoc, id: string, by: Step): AgentDoc =>
  changed(doc, id, () => ({ ...by, id }));

/** Where a row's keys stand in its step. */
export function rowPath(place: RowPlace): Path {
  if (place === 'on_failure') return [];
  if (place === 'else') return ['outcomes', 'else'];
  const [side = '', at = ''] = place.split('.');
  return ['outcomes', side, Number(at)];
}

/** A row leads to another step, or nowhere (null). */
export function connect(doc: AgentDoc, id: string, place: RowPlace, to: string | null): AgentDoc {
  if (place === 'on_failure') return setStep(doc, id, ['on_failure'], to ?? undefined);
  return setStep(doc, id, [...rowPath(place), 'next'], to ?? '');
}

/** A name that is not taken: with a number behind it where it is. */
export function unused(wanted: string, taken: Set<string>, join: string): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/[ _]\d+$/, '');
  for (let n = 2; ; n++) if (!taken.has(`${stem}${join}${n}`)) return `${stem}${join}${n}`;
}

const idsOf = (doc: AgentDoc) => new Set(stepsOf(doc).map(idOf));

/** An id made of a name, which no step has. */
export function freshId(doc: AgentDoc, name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  return unused(plain || 'step', idsOf(doc), '_');
}

const BLANK: Record<Kind, JsonObject> = {
  speak: { text: '', outcomes: { prompt: [] } },
  transfer: { mode: 'phone', text: '', number: '' },
  end: { text: '' },
};

/** A further step, which no row leads to yet. */
export function addStep(
  doc: AgentDoc,
  kind: Kind,
  name: string,
  position: Position,
): { doc: AgentDoc; id: string } {
  const id = freshId(doc, name);
  const step: Step = { type: kind, id, name, position: { ...position }, ...BLANK[kind] };
  return { doc: withSteps(doc, [...stepsOf(doc), step]), id };
}

/** Without these steps; the rows that led to them stay, and lead nowhere. Start stays. */
export function removeSteps(doc: AgentDoc, ids: Iterable<string>): AgentDoc {
  const gone = new Set(
    [...ids].filter((id) => stepsOf(doc).some((s) => idOf(s) === id && s.type !== 'start')),
  );
  if (gone.size === 0) return doc;
  let left = withSteps(
    doc,
    stepsOf(doc).filter((step) => !gone.has(idOf(step))),
  );
  for (const step of stepsOf(left)) {
    for (const row of rowsOf(step)) {
      if (gone.has(row.next)) left = connect(left, idOf(step), row.place, null);
      if (row.after !== null && gone.has(row.after))
        left = setStep(left, idOf(step), [...rowPath(row.place), 'then'], '');
    }
  }
  return left;
}

/** Another order of a step's choices or rules, or variables, or actions. */
export function move(doc: AgentDoc, id: string, path: Path, from: number, to: number): AgentDoc {
  return changed(doc, id, (step) => {
    const items = [...list(path.reduce<Json | undefined>((v, key) => object(v)[key], step))];
    if (to < 0 || to >= items.length) return step;
    const [item = null] = items.splice(from, 1);
    items.splice(to, 0, item);
    return object(put(step, path, items));
  });
}

/** Steps are elsewhere on the canvas. */
export function place(doc: AgentDoc, positions: Map<string, Position>): AgentDoc {
  return withSteps(
    doc,
    stepsOf(doc).map((step) => {
      const to = positions.get(idOf(step));
      return to === undefined ? step : { ...step, position: { ...object(step.position), ...to } };
    }),
  );
}

/** A further row by meaning or by rules, which leads nowhere yet. */
export function addRow(doc: AgentDoc, id: string, side: 'prompt' | 'rules'): AgentDoc {
  return changed(doc, id, (step) => {
    const rows = list(object(step.outcomes)[side]);
    const taken = new Set(rows.map((row) => text(object(row).id)));
    const rowId = unused(side === 'prompt' ? 'choice' : 'rule', taken, '_');
    const row: JsonObject =
      side === 'prompt'
        ? { id: rowId, label: '', examples: [], next: '' }
        : { id: rowId, when: { all: [{ operand: '', operator: 'is_not_empty' }] }, next: '' };
    return object(put(step, ['outcomes', side, rows.length], row));
  });
}
