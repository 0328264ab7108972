import { expect, test } from 'vitest';
import { answered, compared, dayKey, days } from './figures';

const NOW = new Date(2026, 10, 28, 12);
const day = (back: number, calls: number, picked: number) => ({
  key: dayKey(new Date(2026, 10, 28 - back)),
  calls,
  answered: picked,
  reached: 0,
  wait_p50_ms: null,
  wait_p95_ms: null,
});

test('days without a call are there too, and today is the last', () => {
  const all = days([day(0, 4, 1), day(7, 2, 1)], 29, NOW);
  expect(all).toHaveLength(29);
  expect(all.at(-1)).toMatchObject({ key: '2026-11-28', calls: 4 });
  expect(all.at(-8)).toMatchObject({ key: '2026-11-21', calls: 2 });
  expect(all[0]).toMatchObject({ key: '2026-10-31', calls: 0 });
});

test('today is held against the same weekday of four weeks', () => {
  const all = days([day(0, 4, 1), day(7, 2, 1), day(14, 10, 10), day(1, 99, 99)], 29, NOW);
  expect(compared(all, (one) => one.calls)).toEqual({ is: 4, usual: 3 });
  expect(compared(all, answered)).toEqual({ is: 0.25, usual: 0.75 });
});
