import { expect, test } from 'vitest';
import call from '../../timeline/fixtures/reschedules.json';
import { examples } from './examples';

test('one example of each outcome comes first', () => {
  const found = examples(call.document, 'greet');
  expect(found.slice(0, 2)).toEqual(["Yes, I'll be there.", 'Can we move it to another day?']);
  expect(new Set(found).size).toBe(found.length);
});

test('a step that chooses by rules suggests nothing', () => {
  expect(examples(call.document, 'ask_when')).toEqual([]);
  expect(examples(call.document, null)).toEqual([]);
  expect(examples(null, 'greet')).toEqual([]);
});
