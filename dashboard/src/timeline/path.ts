import type { Step } from './agent';
import { commands, type JournalEvent, number, text } from './events';

/** A stay at one step of the agent, between the outcomes that led to it and from it. */
export interface Visit {
  node: string;
  from: number;
  to: number;
  /** Id of the outcome it was left by; null for the last. */
  outcome: string | null;
  /** The journal's event in which it was left. */
  index: number | null;
}

interface Hop {
  node: string;
  outcome: string;
  step: number;
  at: number;
  index: number;
}

/** The outcomes that count: those that were withdrawn do not. */
function hops(events: JournalEvent[], offsets: Map<number, number>): Hop[] {
  const taken: Hop[] = [];
  events.forEach((event, index) => {
    const node = text(event, 'node_id');
    const outcome = text(event, 'outcome');
    const step = number(event, 'index');
    if (node === null || outcome === null || step === null) return;
    if (event.type === 'outcome_taken') {
      taken.push({ node, outcome, step, at: offsets.get(step) ?? 0, index });
    } else if (event.type === 'outcome_withdrawn') {
      const last = taken.findLastIndex((hop) => hop.node === node && hop.outcome === outcome);
      if (last >= 0) taken.splice(last, 1);
    }
  });
  return taken;
}

/** When each step of the conversation was, in ms since the answer. */
export function stepOffsets(events: JournalEvent[]): Map<number, number> {
  const offsets = new Map<number, number>();
  for (const event of events) {
    const index = number(event, 'index');
    const offset = number(event, 'offset_ms');
    if (event.type === 'stepped' && index !== null && offset !== null) offsets.set(index, offset);
  }
  return offsets;
}

/** Where the conversation was after a step: what it said or listened at last. */
function placeAfter(events: JournalEvent[], step: number): string | null {
  let place: string | null = null;
  for (const event of events) {
    if (event.type !== 'stepped' || (number(event, 'index') ?? -1) < step) continue;
    for (const command of commands(event)) {
      if (
        (command.type === 'say' || command.type === 'listen') &&
        typeof command.node === 'string'
      ) {
        place = command.node;
      }
    }
  }
  return place;
}

/** Places in their order, where outcomes were not kept yet: what was said there. */
function fromWords(events: JournalEvent[], length: number): Visit[] {
  const visits: Visit[] = [];
  events.forEach((event, index) => {
    const node = event.type === 'agent_spoke' ? text(event, 'node_id') : null;
    const last = visits.at(-1);
    if (node === null || last?.node === node) return;
    const from = last === undefined ? 0 : (number(event, 'from_ms') ?? last.from);
    if (last !== undefined) last.to = from;
    visits.push({ node, from, to: length, outcome: null, index });
  });
  return visits;
}

/** The way through the agent, with its times. */
export function path(events: JournalEvent[], steps: Map<string, Step>, length: number): Visit[] {
  const taken = hops(events, stepOffsets(events));
  const first = taken[0];
  if (first === undefined) {
    const visits = fromWords(events, length);
    const place = placeAfter(events, 0);
    return visits.length > 0 || place === null
      ? visits
      : [{ node: place, from: 0, to: length, outcome: null, index: null }];
  }
  let from = 0;
  const visits = taken.map((hop): Visit => {
    const visit = {
      node: hop.node,
      from,
      to: Math.max(from, hop.at),
      outcome: hop.outcome,
      index: hop.index,
    };
    from = visit.to;
    return visit;
  });
  const last = taken.at(-1) ?? first;
  const way = steps.get(last.node)?.ways.find((one) => one.id === last.outcome);
  const end = placeAfter(events, last.step) ?? way?.next ?? null;
  if (end !== null)
    visits.push({ node: end, from, to: Math.max(from, length), outcome: null, index: null });
  return visits;
}
