import { expect, test } from 'vitest';
import { exportOf, exportOfCalls } from './export';

test('a file has what the list has: its filters, and no tests unless they are shown', () => {
  expect(exportOf({}, 'csv')).toBe('/call/export.csv?test=false');
  expect(exportOf({ test: ['any'], status: ['BUSY', 'FAILED'] }, 'jsonl')).toBe(
    '/call/export.jsonl?status=BUSY&status=FAILED',
  );
  expect(exportOf({ 'metadata.clinic': ['Nörth & Co'], words: ['a b'] }, 'csv')).toBe(
    '/call/export.csv?test=false&words=a+b&metadata.clinic=N%C3%B6rth+%26+Co',
  );
});

test('chosen calls are asked for by their ids, tests or not', () => {
  expect(exportOfCalls(['a', 'b'], 'csv')).toBe('/call/export.csv?id=a&id=b');
});
