import { expect, test } from 'vitest';
import '../../shared/i18n/tests';
import { asFarAsKnown, mismatches } from './verdict';

const call = {
  end_reason: 'agent_ended',
  status: 'COMPLETED' as const,
  outcomes: ['reschedule', 'day_and_time', 'right'],
  variables: { new_date: '2026-03-10', new_time: '15:00' },
  transcript: 'Agent: Hello.\nUser: Next TUESDAY.',
};
const expected = {
  reason: 'AGENT_ENDED',
  status: null,
  outcomes: ['right'],
  variables: { new_date: String.raw`\d{4}-\d{2}-\d{2}`, new_time: '15:00' },
  transcript: ['next tuesday'],
};

test('a call that went as it should has nothing to be told', () => {
  expect(mismatches(expected, call)).toEqual([]);
  expect(mismatches(null, call)).toEqual([]);
});

test('each difference is a sentence', () => {
  expect(
    mismatches(expected, {
      ...call,
      end_reason: 'no_match',
      outcomes: ['cancel'],
      variables: { new_date: 'x2026-03-10' },
      transcript: '',
    }),
  ).toHaveLength(5);
});

test('no outcome at all is not any outcome', () => {
  expect(mismatches({ ...expected, outcomes: [] }, call)).toHaveLength(1);
  expect(mismatches({ ...expected, outcomes: null }, call)).toEqual([]);
});

const agent = (id: string) => ({ nodes: [{ id: 'greet', outcomes: { prompt: [{ id }] } }] });

test('what a person should lead to holds for an agent that has its outcomes', () => {
  const leadsTo = { ...expected, status: null, outcomes: ['confirm'] };
  expect(asFarAsKnown(leadsTo, agent('confirm'))).toBe(leadsTo);
  expect(asFarAsKnown(leadsTo, agent('other'))).toBeNull();
  for (const outcomes of [null, ['opt_out']])
    expect(asFarAsKnown({ ...leadsTo, outcomes }, agent('other'))).not.toBeNull();
});
