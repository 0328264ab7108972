import { expect, test } from 'vitest';
import type { LiveCall, Now } from '../api/watch';
import { patched } from './live';

const call = (id: string, more: Partial<LiveCall> = {}) =>
  ({ id, status: 'IN_PROGRESS', ended: null, last_agent: null, ...more }) as LiveCall;
const board = (calls: LiveCall[], waiting: LiveCall[] = []) =>
  ({ calls, next: waiting.map((one) => ({ call: one })), just_ended: [] }) as unknown as Now;

test('a call changes in its place, and a new one comes last', () => {
  const before = board([call('a'), call('b')], [call('c')]);
  const spoke = patched(before, call('a', { last_agent: 'Hello.' }));
  expect(spoke.calls.map(({ id, last_agent }) => [id, last_agent])).toEqual([
    ['a', 'Hello.'],
    ['b', null],
  ]);
  const dialled = patched(before, call('c'));
  expect(dialled.calls.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(dialled.next).toEqual([]);
});

test('a call that has ended goes to those that have just ended, once', () => {
  const over = call('a', { ended: '2026-11-28T09:00:00.000Z' });
  const after = patched(patched(board([call('a')]), over), over);
  expect(after.calls).toEqual([]);
  expect(after.just_ended.map(({ id }) => id)).toEqual(['a']);
});
