import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { copied, paste, stepsIn } from './clipboard';
import { type AgentDoc, idOf, readDocument, rowsOf, stepOf, stepsOf, text } from './document';
import { connect, place, removeSteps, setStep } from './edits';
import { arranged, arrangedAmong, CARD_WIDTH, heightOf, positionOf } from './layout';

const SAMPLE = resolve(
  import.meta.dirname,
  '../../../server/src/main/resources/dev/parley/agent/appointment-confirmation.json',
);
const sample = readDocument(readFileSync(SAMPLE, 'utf8'));
const other: AgentDoc = { nodes: [{ type: 'start', id: 'greet', text: 'Hi', name: 'Greeting' }] };
const pasted = (doc: AgentDoc, source: string) => paste(doc, stepsIn(source));

test('pasted steps keep the rows among them, under new ids and names', () => {
  const { doc, ids } = pasted(sample, copied(sample, ['ask_day', 'ask_time']));
  expect(ids).toEqual(['ask_day_2', 'ask_time_2']);
  const copy = stepOf(doc, 'ask_day_2') ?? {};
  expect(copy.name).toBe('Ask for the day 2');
  expect(rowsOf(copy).map((row) => [row.next, row.after])).toEqual([
    ['', null],
    ['ask_time_2', null],
    ['ask_day_2', ''],
  ]);
  expect(stepsOf(doc).slice(0, -2)).toEqual(stepsOf(sample));
});

test('a whole agent is pasted into another: its Start is a question, all its ways are kept', () => {
  const { doc, ids } = pasted(other, JSON.stringify({ title: 'x', document: sample }));
  expect(ids).toHaveLength(stepsOf(sample).length);
  const greeting = stepOf(doc, 'greet_2') ?? {};
  expect(greeting).toMatchObject({ type: 'speak', name: 'Greeting 2' });
  expect(rowsOf(greeting).map((row) => row.next)).toEqual(
    rowsOf(stepOf(sample, 'greet') ?? {}).map((row) => row.next),
  );
  expect(stepsOf(doc).filter((step) => step.type === 'start')).toHaveLength(1);
});

test('a step that reads what its request came to reads that of its copy', () => {
  const asking = setStep(
    setStep(sample, 'ask_day', ['actions'], [{ id: 'look_up', url: 'https://example.com' }]),
    'ask_day',
    ['text'],
    'It was {{ask_day.look_up.status}}, {{look_up.status}} and {{new_date}}.',
  );
  const { doc } = pasted(asking, copied(asking, ['ask_day']));
  expect(text(stepOf(doc, 'ask_day_2')?.text)).toBe(
    'It was {{ask_day_2.look_up.status}}, {{look_up.status}} and {{new_date}}.',
  );
});

test('what has no steps in it is left to whoever pastes words', () => {
  for (const source of ['Hello', '{"a": 1}', '[1, 2]', '{"nodes": [{"id": "x"}]}', '"x"', 'null'])
    expect(stepsIn(source), source).toEqual([]);
  expect(stepsIn('{"type": "end", "id": "bye"}')).toEqual([{ type: 'end', id: 'bye' }]);
  expect(stepsIn('[{"type": "dream", "id": "d", "deep": [1]}]')).toHaveLength(1);
});

test('no pasted step lies on another, however often it is pasted', () => {
  const source = copied(sample, stepsOf(sample).map(idOf));
  let doc = sample;
  for (let i = 0; i < 3; i++) doc = pasted(doc, source).doc;
  const steps = stepsOf(doc).slice(stepsOf(sample).length);
  for (const a of steps)
    for (const b of stepsOf(sample)) {
      const [p, q] = [positionOf(a), positionOf(b)];
      const apart =
        Math.abs(p.x - q.x) >= CARD_WIDTH || p.y >= q.y + heightOf(b) || q.y >= p.y + heightOf(a);
      expect(apart, `${idOf(a)} and ${idOf(b)}`).toBe(true);
    }
});

test('what was cut is put back where it was', () => {
  const tidy = place(sample, arranged(sample));
  const source = copied(tidy, ['ask_day']);
  const { doc, ids } = pasted(removeSteps(tidy, ['ask_day']), source);
  expect(ids).toEqual(['ask_day']);
  expect(stepOf(doc, 'ask_day')?.position).toEqual(stepOf(tidy, 'ask_day')?.position);
});

test('some steps are arranged by themselves, where they are', () => {
  const ids = ['ask_when', 'ask_day', 'ask_time'];
  const places = arrangedAmong(connect(sample, 'ask_when', 'else', 'ask_day'), ids);
  expect([...places.keys()].toSorted()).toEqual(ids.toSorted());
  const corner = (xs: number[]) => Math.min(...xs);
  expect(corner([...places.values()].map((at) => at.x))).toBe(
    corner(ids.map((id) => positionOf(stepOf(sample, id) ?? {}).x)),
  );
});
