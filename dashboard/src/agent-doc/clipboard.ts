import {
  type AgentDoc,
  idOf,
  type Json,
  object,
  rowsOf,
  type Step,
  stepsOf,
  text,
} from './document';
import { connect, rowPath, setStep, unused } from './edits';
import { freeShift, positionOf } from './layout';
import { renamedReferences } from './references';

/** Steps as text: a document with nothing but them, so that it can be imported as well. */
export function copied(doc: AgentDoc, ids: string[]): string {
  const nodes = stepsOf(doc).filter((step) => ids.includes(idOf(step)));
  return JSON.stringify({ nodes }, null, 2);
}

const isStep = (value: Json): value is Step =>
  typeof object(value).type === 'string' && typeof object(value).id === 'string';

/** The steps of a text that somebody pasted: an agent's, a list, or one; none where it has none. */
export function stepsIn(source: string): Step[] {
  let value: Json;
  try {
    value = JSON.parse(source) as Json;
  } catch {
    return [];
  }
  const { nodes } = object(object(value).document ?? value);
  const found = Array.isArray(value) ? value : Array.isArray(nodes) ? nodes : [value];
  return found.every(isStep) ? found : [];
}

/**
 * Steps of this or another agent are put in, where there is room, with the rows among them; other
 * rows lead nowhere. Their ids and names are fresh, and a Start is a question: there is one already.
 */
export function paste(doc: AgentDoc, steps: Step[]): { doc: AgentDoc; ids: string[] } {
  const taken = new Set(stepsOf(doc).map(idOf));
  const names = new Set(stepsOf(doc).map((step) => text(step.name)));
  const ids = new Map<string, string>();
  const fates = new Map<string, string>();
  const by = freeShift(doc, steps);
  const added = steps.map((step) => {
    const id = unused(idOf(step) || 'step', taken, '_');
    taken.add(id);
    ids.set(idOf(step), id);
    const name = unused(text(step.name) || id, names, ' ');
    names.add(name);
    for (const action of Array.isArray(step.actions) ? step.actions : []) {
      const { id: request } = object(action);
      fates.set(`${idOf(step)}.${request}.status`, `${id}.${request}.status`);
    }
    const at = positionOf(step);
    const position = { x: at.x + by.x, y: at.y + by.y };
    const type = step.type === 'start' ? 'speak' : (step.type ?? '');
    return { ...structuredClone(step), type, id, name, position };
  });
  let among: AgentDoc = { nodes: added };
  for (const step of added) {
    for (const row of rowsOf(step)) {
      among = connect(among, step.id, row.place, ids.get(row.next) ?? null);
      if (row.after !== null)
        among = setStep(among, step.id, [...rowPath(row.place), 'then'], ids.get(row.after) ?? '');
    }
  }
  among = renamedReferences(among, (name) => fates.get(name) ?? name).doc;
  return {
    doc: { ...doc, nodes: [...stepsOf(doc), ...stepsOf(among)] },
    ids: added.map((step) => step.id),
  };
}
