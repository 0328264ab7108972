import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../app/search';
import {
  asQuery,
  type Filters,
  readFilters,
  readTyped,
  sameFilters,
  withFilter,
  withoutFilter,
} from './filters';

const FULL: Filters = {
  status: ['FAILED', 'BUSY'],
  fault: ['carrier'],
  words: ['wrong & "number"'],
  gap_p95_min: ['1500'],
  'variable.new_date': ['2026-12-01'],
  'metadata.clinic': ['Nörth'],
  has_recording: ['true'],
  test: ['any'],
};

test('filters survive the address and back', () => {
  expect(readFilters(parseSearch(stringifySearch(FULL)))).toEqual(FULL);
});

test('what is no filter is passed over', () => {
  expect(
    readFilters({
      status: '',
      peek: 'x',
      gap_p95_min: 'soon',
      has_recording: 'maybe',
      nonsense: '1',
    }),
  ).toEqual({});
});

test('the server is asked for what the chips say, and for no tests', () => {
  expect(asQuery({})).toEqual({ test: false });
  expect(asQuery(FULL)).toEqual({
    status: ['FAILED', 'BUSY'],
    fault: ['carrier'],
    words: 'wrong & "number"',
    gap_p95_min: 1500,
    variable: { new_date: '2026-12-01' },
    metadata: { clinic: 'Nörth' },
    has_recording: true,
  });
});

test('filters are added and taken away', () => {
  const one = withFilter({}, 'status', 'FAILED');
  const two = withFilter(one, 'status', 'BUSY');
  expect(two).toEqual({ status: ['FAILED', 'BUSY'] });
  expect(withFilter(two, 'status', 'BUSY')).toEqual(two);
  expect(withoutFilter(two, 'status', 'FAILED')).toEqual({ status: ['BUSY'] });
  expect(withoutFilter(two, 'status')).toEqual({});
  expect(withFilter({ words: ['a'] }, 'words', 'b')).toEqual({ words: ['b'] });
});

test('what is typed becomes filters and words', () => {
  expect(readTyped('status:failed gap>1000 wrong number')).toEqual({
    filters: { status: ['FAILED'], gap_p95_min: ['1000'] },
    words: 'wrong number',
  });
  expect(readTyped('tag:"big customer" variable.new_date:2026-12-01')).toEqual({
    filters: { tag: ['big customer'], 'variable.new_date': ['2026-12-01'] },
    words: '',
  });
  expect(readTyped('at 12:30 it said: hello')).toEqual({
    filters: {},
    words: 'at 12:30 it said: hello',
  });
});

test('the order of filters does not matter', () => {
  expect(sameFilters({ a: ['1', '2'], b: ['3'] }, { b: ['3'], a: ['2', '1'] })).toBe(true);
  expect(sameFilters({ a: ['1'] }, { a: ['1', '2'] })).toBe(false);
});
