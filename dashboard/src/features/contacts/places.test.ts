import { expect, test } from 'vitest';
import { places } from './places';

const NOW = Date.parse('2026-03-10T00:00:00Z');
const at = (...times: string[]) =>
  places(
    times.map((created) => ({ created })),
    NOW,
  ).map((place) => place.at);

test('the first is at the start, and time is even', () => {
  expect(at('2026-03-09T00:00:00Z', '2026-03-05T00:00:00Z', '2026-02-28T00:00:00Z')).toEqual([
    0.9, 0.5, 0,
  ]);
});

test('what is of one moment lies side by side, within the line and in its order', () => {
  const found = at(...Array.from({ length: 200 }, () => '2026-03-09T23:59:59Z'));
  expect(found.every((place) => place >= 0 && place <= 1)).toBe(true);
  expect(found.toSorted((a, b) => b - a)).toEqual(found);
  const [newer = 0, older = 0] = at('2026-03-09T23:59:59Z', '2026-03-09T23:59:58Z');
  expect(newer - older).toBeGreaterThan(0.019);
});
