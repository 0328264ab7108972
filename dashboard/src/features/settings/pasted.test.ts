import { expect, test } from 'vitest';
import { pasted } from './pasted';

test('numbers are pasted with lines, commas or semicolons between them', () => {
  expect(pasted('+12025550123\n (202) 555-0124 ,+12025550123;+4930123\n\n')).toEqual([
    '+12025550123',
    '(202) 555-0124',
    '+4930123',
  ]);
  expect(pasted(' \n')).toEqual([]);
});
