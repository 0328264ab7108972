import { expect, test } from 'vitest';
import { steps } from './agent';
import type { JournalEvent } from './events';
import interrupts from './fixtures/interrupts.json';
import reschedules from './fixtures/reschedules.json';
import { PARTS, timeline } from './lanes';
import { path } from './path';
import { percentile, ticks, toMs, toX } from './scale';
import { find } from './search';

const read = (journal: { document: unknown; events: unknown[] }) => {
  const agent = steps(journal.document);
  return { agent, lanes: timeline(journal.events as JournalEvent[], agent) };
};

test('steps have the numbers that the server gave them', () => {
  for (const journal of [reschedules, interrupts]) {
    const agent = steps(journal.document);
    for (const event of journal.events as JournalEvent[]) {
      if (typeof event.node_id !== 'string' || event.step === undefined) continue;
      expect([event.node_id, agent.get(event.node_id)?.number]).toEqual([
        event.node_id,
        event.step,
      ]);
    }
  }
});

test('the way is that of the outcomes, through steps that were left at once too', () => {
  const { lanes } = read(reschedules);
  expect(lanes.visits.map((visit) => visit.node)).toEqual([
    'greet',
    'ask_when',
    'read_back',
    'ask_again',
    'read_back',
    'rescheduled',
  ]);
  expect(lanes.visits.map((visit) => visit.outcome)).toEqual([
    'reschedule',
    'day_and_time',
    'wrong',
    'day_and_time',
    'right',
    null,
  ]);
});

test('visits cover the call without a hole', () => {
  for (const journal of [reschedules, interrupts]) {
    const { lanes } = read(journal);
    expect(lanes.visits[0]?.from).toBe(0);
    expect(lanes.visits.at(-1)?.to).toBe(lanes.length);
    lanes.visits.slice(1).forEach((visit, i) => {
      expect(visit.from).toBe(lanes.visits[i]?.to);
    });
  }
});

test('an outcome that was withdrawn was not taken', () => {
  const events = structuredClone(interrupts.events) as JournalEvent[];
  const taken = events.findIndex((event) => event.type === 'outcome_taken');
  const { agent } = read(interrupts);
  const before = path(events, agent, 15_000);
  events.splice(taken + 1, 0, { ...events[taken], type: 'outcome_withdrawn' } as JournalEvent);
  expect(before.map((visit) => visit.outcome)).toEqual(['confirm', null]);
  expect(path(events, agent, 15_000).some((visit) => visit.outcome === 'confirm')).toBe(false);
});

test('waits lie between the right words, and their parts add up', () => {
  for (const journal of [reschedules, interrupts]) {
    const { lanes } = read(journal);
    expect(lanes.waits.length).toBeGreaterThan(0);
    for (const wait of lanes.waits) {
      const before = lanes.utterances.find(
        (one) => one.turn !== null && Math.abs(one.to - wait.from) <= 1,
      );
      const after = lanes.utterances.find(
        (one) => one.side === 'agent' && Math.abs(one.from - wait.to) <= 1,
      );
      expect(before, `no words end at ${wait.from}`).toBeDefined();
      expect(after, `no words begin at ${wait.to}`).toBeDefined();
      const sum = PARTS.reduce((all, part) => all + wait.parts[part], 0);
      expect(Math.abs(sum - wait.total)).toBeLessThanOrEqual(PARTS.length);
    }
  }
});

test('waits of calls from before their time was kept are joined by the turn', () => {
  const older = structuredClone(reschedules);
  for (const event of older.events as JournalEvent[]) {
    if (event.type !== 'gap_measured') continue;
    const gap = event.gap as Record<string, unknown>;
    delete gap.from_ms;
    delete gap.to_ms;
  }
  expect(read(older).lanes.waits.map((wait) => wait.from)).toEqual(
    read(reschedules).lanes.waits.map((wait) => wait.from),
  );
});

test('an interruption is marked where the words were cut', () => {
  const { lanes } = read(interrupts);
  const cut = lanes.utterances.find((one) => one.cut);
  expect(cut?.text).toMatch(/calling from the front$/);
  expect(lanes.marks.find((mark) => mark.kind === 'interrupted')?.at).toBe(cut?.to);
});

test('variables are known since the step that found them', () => {
  const { lanes } = read(reschedules);
  expect(lanes.known.map(({ name, value, at }) => [name, value, at])).toEqual([
    ['new_date', '2026-12-01', 30_529],
    ['new_time', '15:00', 30_529],
  ]);
});

test('before the answer it rang', () => {
  const { lanes } = read(reschedules);
  expect(lanes.ring).toEqual({ dialled: 992, ringing: 675 });
  expect(lanes.over).toBe(true);
});

test('a call that goes on has what there is so far', () => {
  for (let end = 0; end < reschedules.events.length; end++) {
    const { lanes } = read({ ...reschedules, events: reschedules.events.slice(0, end) });
    expect(lanes.over).toBe(false);
    expect(lanes.length).toBeGreaterThanOrEqual(lanes.utterances.at(-1)?.to ?? 0);
  }
});

test('words that mean nothing to us are passed over', () => {
  const odd: JournalEvent[] = [
    { type: 'answered', at: '2026-11-01T12:00:00.000Z' },
    { type: 'stepped', at: 'x', index: 0, event: '{not json', commands: ['nor this', 7] },
    { type: 'agent_spoke', at: 'x', from_ms: 'soon' },
    { type: 'something new', at: '2026-11-01T12:00:01.000Z' },
    { type: 'gap_measured', at: 'x', gap: null },
  ];
  expect(timeline(odd, steps({ nodes: [{ id: 1 }, null, 'x'] })).utterances).toHaveLength(1);
  expect(steps(undefined).size).toBe(0);
});

test('words are found whatever their accents and capitals, about where they were said', () => {
  const { lanes } = read(reschedules);
  const [hit, ...others] = find(lanes.utterances, 'THREE in the Afternoon');
  expect(others).toEqual([]);
  expect(hit?.at).toBeGreaterThan(hit?.utterance.from ?? 0);
  expect(hit?.at).toBeLessThan(hit?.utterance.to ?? 0);
  expect(find(lanes.utterances, '  ')).toEqual([]);
});

test('the scale goes there and back', () => {
  const scale = { length: 60_000, width: 900 };
  expect(toMs(scale, toX(scale, 12_345))).toBeCloseTo(12_345);
  expect(toMs(scale, -5)).toBe(0);
  expect(toX({ length: 0, width: 900 }, 5)).toBe(0);
  expect(ticks(scale)).toEqual([
    0, 5000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 45_000, 50_000, 55_000, 60_000,
  ]);
  expect(percentile([5, 1, 3], 50)).toBe(3);
  expect(percentile([], 95)).toBeNull();
});
