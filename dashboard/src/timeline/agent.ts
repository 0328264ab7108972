/** What of an agent's document the timeline needs: names, words and ways. */
export interface Step {
  id: string;
  /** As everywhere: breadth-first from the start, ways in their order. */
  number: number;
  name: string;
  kind: string;
  ways: Way[];
}

export interface Way {
  /** Id of the outcome; `else` for the rest. */
  id: string;
  label: string;
  next: string;
  /** Where it leads once it was taken as often as it may be; null if it may be always. */
  afterwards: string | null;
}

type Json = Record<string, unknown>;

const object = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
const list = (value: unknown): Json[] =>
  Array.isArray(value) ? value.map(object).filter((one) => one !== null) : [];
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

const way = (row: Json, id: string): Way => ({
  id,
  label: string(row.label) || string(row.id).replaceAll('_', ' '),
  next: string(row.next),
  afterwards: string(row.then) || null,
});

function ways(node: Json): Way[] {
  if (node.type === 'transfer') {
    const failed = string(node.on_failure);
    return failed === '' ? [] : [{ id: 'on_failure', label: '', next: failed, afterwards: null }];
  }
  const outcomes = object(node.outcomes);
  if (outcomes === null) return [];
  const rows = [...list(outcomes.prompt), ...list(outcomes.rules)];
  const rest = object(outcomes.else);
  return [
    ...rows.map((row) => way(row, string(row.id))),
    ...(rest === null ? [] : [way(rest, string(rest.id) || 'else')]),
  ];
}

/** All steps by id, numbered in the order in which they are reached. */
export function steps(document: unknown): Map<string, Step> {
  const nodes = list(object(document)?.nodes);
  const found = new Map<string, Step>();
  for (const node of nodes) {
    const id = string(node.id);
    found.set(id, {
      id,
      number: -1,
      name: string(node.name),
      kind: string(node.type),
      ways: ways(node),
    });
  }
  let next = 0;
  const queue = [...found.values()].filter((step) => step.kind === 'start');
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    if (step.number >= 0) continue;
    step.number = next++;
    for (const target of step.ways.flatMap((way) => [way.next, way.afterwards ?? ''])) {
      const reached = found.get(target);
      if (reached !== undefined && reached.number < 0) queue.push(reached);
    }
  }
  for (const step of found.values()) if (step.number < 0) step.number = next++;
  return found;
}
