import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changes, merged, wordDiff } from './changes';
import { paste } from './clipboard';
import {
  type AgentDoc,
  idOf,
  numbersOf,
  object,
  readDocument,
  rowsOf,
  stepOf,
  stepsOf,
  writeDocument,
} from './document';
import { addRow, addStep, connect, move, place, removeSteps, setDoc, setStep } from './edits';
import { begin, edit, type History, pause, redo, undo } from './history';
import { arranged, CARD_WIDTH, freePlace, heightOf } from './layout';
import { emptyRows, keysOf, placed } from './problems';

const SAMPLE = resolve(
  import.meta.dirname,
  '../../../server/src/main/resources/dev/parley/agent/appointment-confirmation.json',
);
const sample = readDocument(readFileSync(SAMPLE, 'utf8'));

/** A generator whose every run is the same. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Some edit out of all there are. */
function someEdit(doc: AgentDoc, next: (below: number) => number): AgentDoc {
  const steps = stepsOf(doc);
  const step = steps[next(steps.length)] ?? {};
  const id = idOf(step);
  const rows = rowsOf(step);
  const row = rows[next(Math.max(1, rows.length))];
  switch (next(9)) {
    case 0:
      return addStep(doc, 'speak', `Step ${next(5)}`, freePlace(doc, step)).doc;
    case 1:
      return removeSteps(doc, [id]);
    case 2:
      return setStep(doc, id, ['text'], `Words ${next(100)}`);
    case 3:
      return row === undefined
        ? doc
        : connect(doc, id, row.place, idOf(steps[next(steps.length)] ?? {}));
    case 4:
      return paste(doc, [step]).doc;
    case 5:
      return place(doc, arranged(doc));
    case 6:
      return rows.length > 1 ? move(doc, id, ['outcomes', 'prompt'], 0, 1) : doc;
    case 7:
      return step.type === 'speak' ? addRow(doc, id, 'prompt') : doc;
    default:
      return setDoc(doc, ['settings', 'ring_seconds'], next(60));
  }
}

describe('the document', () => {
  test('keys that nobody knows, their order and unknown kinds of steps survive every edit', () => {
    const odd = readDocument(
      '{"z": 1, "a": {"y": [1, {"x": null}]}, "nodes": [{"id": "s", "type": "start", "zz": 1, "text": "Hi", "aa": 2}, {"type": "dream", "id": "d", "deep": {"b": 1, "a": 2}}]}',
    );
    const edited = setStep(odd, 's', ['text'], 'Hello');
    expect(JSON.stringify(setStep(edited, 's', ['text'], 'Hi'))).toBe(JSON.stringify(odd));
    expect(Object.keys(stepOf(edited, 's') ?? {})).toEqual(['id', 'type', 'zz', 'text', 'aa']);
    expect(stepOf(edited, 'd')).toEqual(stepsOf(odd)[1]);
    expect(readDocument(writeDocument(edited))).toEqual(edited);
  });

  test('steps of the sample have the numbers that calls show', () => {
    expect([...numbersOf(sample)].slice(0, 6)).toEqual([
      ['greet', 0],
      ['confirmed', 1],
      ['ask_when', 2],
      ['confirm_cancel', 3],
      ['wrong_person', 4],
      ['ask_what', 5],
    ]);
  });

  test('steps that cannot be reached are numbered last', () => {
    const cut = connect(sample, 'greet', 'prompt.4', null);
    expect([...numbersOf(cut).keys()].at(-1)).toBe('ask_what');
  });

  test('what is no agent is refused', () => {
    expect(() => readDocument('{"title": "x"}')).toThrow(SyntaxError);
    expect(() => readDocument('nodes')).toThrow(SyntaxError);
  });
});

describe('edits', () => {
  test('removing a step leaves the rows that led to it, with their labels, leading nowhere', () => {
    const without = removeSteps(sample, ['ask_when', 'call_back']);
    const row = rowsOf(stepOf(without, 'greet') ?? {})[1];
    expect(row).toMatchObject({ label: 'needs another day or time', next: '' });
    expect(emptyRows(without)).toContainEqual({ step: 'greet', row: 'prompt.1' });
    const again = rowsOf(stepOf(without, 'read_back') ?? {})[1];
    expect(again).toMatchObject({ next: 'ask_again', maxVisits: 2, after: '' });
    expect(stepsOf(removeSteps(sample, ['greet']))).toHaveLength(stepsOf(sample).length);
  });

  test('whatever was done can be undone to the start, and done again to the same', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const next = random(seed);
      let history: History = begin(sample);
      for (let i = 0; i < 50; i++) history = edit(history, someEdit(history.present, next));
      const end = history.present;
      while (history.past.length > 0) history = undo(history);
      expect(history.present).toEqual(sample);
      while (history.future.length > 0) history = redo(history);
      expect(history.present).toEqual(end);
    }
  });

  test('typing is undone by the pause, and 300 steps are kept', () => {
    let history = begin(sample);
    const type = (words: string) => {
      history = edit(history, setStep(history.present, 'greet', ['text'], words), 'greet.text');
    };
    ['H', 'He', 'Hel'].forEach(type);
    history = pause(history);
    type('Hello');
    expect(history.past).toHaveLength(2);
    expect(stepOf(undo(history).present, 'greet')?.text).toBe('Hel');
    for (let i = 0; i < 400; i++)
      history = edit(history, setStep(history.present, 'greet', ['text'], `${i}`));
    expect(history.past).toHaveLength(300);
  });
});

describe('what changes for callers', () => {
  test('is told by step, in words, and moving cards is one line', () => {
    let after = setStep(sample, 'ask_time', ['text'], 'What time on {{new_date}}?');
    after = removeSteps(after, ['cancelled']);
    after = place(after, arranged(after));
    const told = changes(sample, after);
    expect(told).toContainEqual({
      is: 'words',
      step: 'ask_time',
      name: 'Ask for the time',
      field: 'text',
      before: 'And what time on {{new_date}}?',
      after: 'What time on {{new_date}}?',
    });
    expect(told).toContainEqual(expect.objectContaining({ is: 'removed', step: 'cancelled' }));
    expect(told).toContainEqual(
      expect.objectContaining({
        is: 'row_changed',
        step: 'ask_what',
        label: 'cancel the appointment',
      }),
    );
    expect(told.filter((one) => one.is === 'looks')).toHaveLength(1);
    expect(changes(sample, structuredClone(sample))).toEqual([]);
  });

  test('a word diff is both texts', () => {
    const diff = wordDiff('And what time on Monday?', 'What time on Monday then?');
    const without = (is: string) =>
      diff
        .filter((part) => part.is !== is)
        .map((part) => part.text)
        .join('');
    expect(without('new')).toBe('And what time on Monday?');
    expect(without('gone')).toBe('What time on Monday then?');
  });

  test('changes in different steps are brought together, changes in one are not', () => {
    const mine = setStep(sample, 'greet', ['text'], 'Hello!');
    const theirs = setDoc(setStep(sample, 'ask_time', ['text'], 'When?'), ['language'], 'de');
    const both = merged(sample, mine, theirs) ?? {};
    expect(stepOf(both, 'greet')?.text).toBe('Hello!');
    expect(stepOf(both, 'ask_time')?.text).toBe('When?');
    expect(both.language).toBe('de');
    expect(merged(sample, mine, setStep(sample, 'greet', ['text'], 'Hi!'))).toBeNull();
    expect(
      merged(
        sample,
        removeSteps(sample, ['call_back']),
        connect(sample, 'greet', 'prompt.0', 'call_back'),
      ),
    ).toBeNull();
    const afterwards = setStep(sample, 'greet', ['outcomes', 'prompt', 0, 'then'], 'rescheduled');
    expect(merged(sample, removeSteps(sample, ['rescheduled']), afterwards)).toBeNull();
  });
});

test('a problem is placed at its step, its part and its row', () => {
  const told = { severity: 'error', code: 'unknown_target', message: 'No such step.' } as const;
  expect(placed(sample, { ...told, path: 'nodes[0].outcomes.prompt[2].next' })).toMatchObject({
    step: 'greet',
    part: 'goes',
    row: 'prompt.2',
  });
  expect(placed(sample, { ...told, path: 'nodes[3].outcomes.else.next' })).toMatchObject({
    step: 'ask_day',
    row: 'else',
  });
  expect(placed(sample, { ...told, path: 'settings.ring_seconds' })).toMatchObject({
    step: null,
    part: 'agent',
  });
  expect(keysOf('nodes[1].actions[0].headers["x.y"]')).toEqual([
    'nodes',
    1,
    'actions',
    0,
    'headers',
    'x.y',
  ]);
});

test('arranging goes from left to right, and no cards lie on each other', () => {
  const positions = arranged(sample);
  const steps = stepsOf(sample);
  for (const a of steps)
    for (const b of steps) {
      if (a === b) continue;
      const [p, q] = [positions.get(idOf(a)), positions.get(idOf(b))];
      if (p === undefined || q === undefined) throw new Error('A step was not arranged.');
      const apart =
        Math.abs(p.x - q.x) >= CARD_WIDTH ||
        (p.y < q.y ? q.y - p.y >= heightOf(a) : p.y - q.y >= heightOf(b));
      expect(apart, `${idOf(a)} and ${idOf(b)}`).toBe(true);
    }
  expect(positions.get('greet')?.x).toBe(Math.min(...[...positions.values()].map((at) => at.x)));
  expect(object(stepOf(place(sample, positions), 'greet')?.position)).toEqual(
    positions.get('greet'),
  );
});
