import { type AgentDoc, idOf, type RowPlace, rowsOf, stepsOf, text } from './document';

export interface Told {
  severity: 'error' | 'warning';
  code: string;
  /** For people, as the server says it. */
  message: string;
  /** Such as `nodes[2].outcomes.else.next`. */
  path: string;
}

/** Parts of a step or of the agent that have a place of their own where they are edited. */
export type Part = 'says' | 'expects' | 'captures' | 'goes' | 'does' | 'name' | 'agent' | 'other';

export interface Problem extends Told {
  /** The step it is in, null for the agent. */
  step: string | null;
  part: Part;
  row: RowPlace | null;
}

/** The keys and places of a path, such as `nodes[2].headers["x-a"]`. */
export function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map((found) =>
    found[2] !== undefined ? Number(found[2]) : (found[1] ?? found[3] ?? ''),
  );
}

const PARTS: Record<string, Part> = {
  text: 'says',
  fallback: 'says',
  verbatim: 'says',
  number: 'says',
  agent_id: 'says',
  briefing: 'says',
  ring_seconds: 'says',
  expects: 'expects',
  confirm: 'expects',
  variables: 'captures',
  outcomes: 'goes',
  on_failure: 'goes',
  actions: 'does',
  name: 'name',
};

/** Where a problem is to be put right. */
export function placed(doc: AgentDoc, told: Told): Problem {
  const [room, at, key, side, index] = keysOf(told.path);
  const step = room === 'nodes' && typeof at === 'number' ? stepsOf(doc)[at] : undefined;
  if (step === undefined) return { ...told, step: null, part: 'agent', row: null };
  const part = PARTS[String(key)] ?? 'other';
  const row =
    key === 'on_failure'
      ? 'on_failure'
      : side === 'else'
        ? 'else'
        : (side === 'prompt' || side === 'rules') && typeof index === 'number'
          ? (`${side}.${index}` as RowPlace)
          : null;
  return { ...told, step: idOf(step), part, row: part === 'goes' ? row : null };
}

/** What can be seen without the server: the ways that lead nowhere, the steps without words. */
export function emptyRows(doc: AgentDoc): { step: string; row: RowPlace }[] {
  const ids = new Set(stepsOf(doc).map(idOf));
  return stepsOf(doc).flatMap((step) =>
    rowsOf(step)
      .filter((row) => row.place !== 'on_failure' && !ids.has(row.next))
      .map((row) => ({ step: idOf(step), row: row.place })),
  );
}

/** Problems as they are gone through: errors first, then in the order of steps. */
export function ordered(problems: Problem[], numbers: Map<string, number>): Problem[] {
  const rank = (one: Problem) =>
    (one.severity === 'error' ? 0 : 10_000) +
    (one.step === null ? -1 : (numbers.get(one.step) ?? 0));
  return problems.toSorted((a, b) => rank(a) - rank(b));
}

/** The names of variables that steps capture or actions fill. */
export function captured(doc: AgentDoc): string[] {
  const names = stepsOf(doc).flatMap((step) => [
    ...(Array.isArray(step.variables) ? step.variables : []),
  ]);
  return [
    ...new Set(
      names.map((one) =>
        typeof one === 'object' && one !== null && !Array.isArray(one) ? text(one.name) : '',
      ),
    ),
  ].filter((name) => name !== '');
}
