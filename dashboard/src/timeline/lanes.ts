import type { Step } from './agent';
import { commands, type JournalEvent, number, stepEvent, text } from './events';
import { path, stepOffsets, type Visit } from './path';

export type Side = 'agent' | 'contact';

/** What one side said or keyed. Times are ms since the answer. */
export interface Utterance {
  /** Place in the journal. */
  index: number;
  side: Side;
  from: number;
  to: number;
  text: string;
  /** Cut short: it ends at the last word that was heard. */
  cut: boolean;
  digits: boolean;
  /** How sure the words are, 0 to 1; null for the agent's. */
  confidence: number | null;
  node: string | null;
  /** Of the contact's turns, counted from 1; null for the agent's. */
  turn: number | null;
}

export const PARTS = ['endpoint', 'stt', 'brain', 'tts', 'pacing'] as const;
export type Part = (typeof PARTS)[number];

/** The silence the contact felt before an answer. */
export interface Wait {
  index: number;
  turn: number;
  from: number;
  to: number;
  total: number;
  parts: Record<Part, number>;
}

/** Something that happened at a moment, for a person. */
export interface Mark {
  index: number;
  at: number;
  kind:
    | 'interrupted'
    | 'note'
    | 'action'
    | 'action_failed'
    | 'held'
    | 'resumed'
    | 'opted_out'
    | 'cited'
    | 'answerer'
    | 'silence';
  text: string;
}

/** Before the answer, in ms before it. */
export interface Ring {
  dialled: number;
  ringing: number | null;
}

/** A variable, and when it got its value. */
export interface Known {
  name: string;
  value: string;
  at: number;
  index: number;
}

export interface Timeline {
  /** From the answer to the end, ms; so far, of a call that goes on. */
  length: number;
  answered: boolean;
  over: boolean;
  ring: Ring | null;
  utterances: Utterance[];
  visits: Visit[];
  waits: Wait[];
  marks: Mark[];
  known: Known[];
}

/** All lanes of a call. */
export function timeline(events: JournalEvent[], steps: Map<string, Step>): Timeline {
  const answer = events.find((event) => event.type === 'answered');
  const origin = answer === undefined ? null : Date.parse(answer.at);
  const since = (event: JournalEvent) =>
    origin === null ? 0 : Math.max(0, Date.parse(event.at) - origin);
  const utterances = spoken(events);
  const length = lengthOf(events, utterances, since);
  return {
    length,
    answered: origin !== null,
    over: events.at(-1)?.type === 'ended',
    ring: ring(events, origin),
    utterances,
    visits: origin === null ? [] : path(events, steps, length),
    waits: waits(events, utterances),
    marks: marks(events, utterances, since),
    known: known(events),
  };
}

function spoken(events: JournalEvent[]): Utterance[] {
  let turn = 0;
  return events.flatMap((event, index): Utterance[] => {
    if (event.type !== 'agent_spoke' && event.type !== 'callee_spoke') return [];
    const from = number(event, 'from_ms') ?? 0;
    const contact = event.type === 'callee_spoke';
    const digits = event.digits === true;
    if (contact && !digits) turn++;
    const logarithm = number(event, 'confidence');
    return [
      {
        index,
        side: contact ? 'contact' : 'agent',
        from,
        to: Math.max(from, number(event, 'to_ms') ?? from),
        text: text(event, 'text') ?? '',
        cut: event.interrupted === true,
        digits,
        confidence:
          contact && !digits && logarithm !== null ? Math.min(1, Math.exp(logarithm)) : null,
        node: text(event, 'node_id'),
        turn: contact && !digits ? turn : null,
      },
    ];
  });
}

function lengthOf(
  events: JournalEvent[],
  utterances: Utterance[],
  since: (event: JournalEvent) => number,
): number {
  const recorded = events.find((event) => event.type === 'recorded');
  const known = recorded === undefined ? null : number(recorded, 'length_ms');
  const last = events.at(-1);
  return Math.max(
    known ?? (last === undefined ? 0 : since(last)),
    ...utterances.map((utterance) => utterance.to),
  );
}

function ring(events: JournalEvent[], origin: number | null): Ring | null {
  const dialled = events.find((event) => event.type === 'dialling');
  if (dialled === undefined || origin === null) return null;
  const ringing = events.find((event) => event.type === 'ringing');
  return {
    dialled: Math.max(0, origin - Date.parse(dialled.at)),
    ringing: ringing === undefined ? null : Math.max(0, origin - Date.parse(ringing.at)),
  };
}

function waits(events: JournalEvent[], utterances: Utterance[]): Wait[] {
  return events.flatMap((event, index): Wait[] => {
    const gap =
      event.type === 'gap_measured' ? (event.gap as Record<string, unknown> | null) : null;
    if (gap === null || gap === undefined) return [];
    const of = (field: string): number | null => {
      const value = gap[field];
      return typeof value === 'number' ? value : null;
    };
    const turn = of('turn') ?? 0;
    const total = of('total_ms') ?? 0;
    const from = of('from_ms') ?? utterances.find((one) => one.turn === turn)?.to ?? 0;
    const parts = Object.fromEntries(PARTS.map((part) => [part, of(`${part}_ms`) ?? 0]));
    return [{ index, turn, from, to: from + total, total, parts: parts as Record<Part, number> }];
  });
}

function marks(
  events: JournalEvent[],
  utterances: Utterance[],
  since: (event: JournalEvent) => number,
): Mark[] {
  const found = events.flatMap((event, index): Mark[] => {
    const mark = (kind: Mark['kind'], words: string | null, at = since(event)): Mark[] => [
      { index, at, kind, text: words ?? '' },
    ];
    switch (event.type) {
      case 'noted':
        return mark('note', text(event, 'text'));
      case 'action_failed':
        return mark('action_failed', text(event, 'error'));
      case 'held':
        return mark('held', null, number(event, 'from_ms') ?? since(event));
      case 'resumed':
        return mark('resumed', null, number(event, 'to_ms') ?? since(event));
      case 'opted_out':
        return mark('opted_out', null);
      case 'knowledge_cited':
        return mark('cited', text(event, 'text'));
      case 'answerer_judged':
        return text(event, 'answerer') === 'human' ? [] : mark('answerer', text(event, 'answerer'));
      case 'stepped':
        return ofStep(event, mark);
      default:
        return [];
    }
  });
  const cut = utterances
    .filter((utterance) => utterance.cut)
    .map(
      (utterance): Mark => ({
        index: utterance.index,
        at: utterance.to,
        kind: 'interrupted',
        text: utterance.text,
      }),
    );
  return [...found, ...cut].sort((a, b) => a.at - b.at);
}

function ofStep(
  event: JournalEvent,
  mark: (kind: Mark['kind'], words: string | null, at?: number) => Mark[],
): Mark[] {
  const told = stepEvent(event);
  const at = number(event, 'offset_ms') ?? undefined;
  if (told?.type === 'timer_fired' && told.timer === 'silence') return mark('silence', null, at);
  if (told?.type === 'action_finished' && told.ok === true) {
    return mark('action', typeof told.detail === 'string' ? told.detail : null, at);
  }
  return [];
}

/** Values in the order in which they were found. */
function known(events: JournalEvent[]): Known[] {
  const offsets = stepOffsets(events);
  return events.flatMap((event, index): Known[] => {
    const told = event.type === 'stepped' ? stepEvent(event) : null;
    const values = told?.variables;
    if (typeof values !== 'object' || values === null) return [];
    const at = offsets.get(number(event, 'index') ?? -1) ?? 0;
    return Object.entries(values).map(([name, value]) => ({
      name,
      value: String(value),
      at,
      index,
    }));
  });
}

/** The agent's words that follow a turn at once, and what the conversation did in between. */
export function commandsBetween(
  events: JournalEvent[],
  from: number,
  to: number,
): Record<string, unknown>[] {
  return events
    .slice(from, to)
    .flatMap((event) => (event.type === 'stepped' ? commands(event) : []));
}
