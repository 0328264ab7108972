import type { Group } from '../../api/watch';

export type Day = Pick<
  Group,
  'key' | 'calls' | 'answered' | 'reached' | 'wait_p50_ms' | 'wait_p95_ms'
>;

const share = (part: number, of: number) => (of === 0 ? null : part / of);
export const answered = (day: Day) => share(day.answered, day.calls);
export const reached = (day: Day) => share(day.reached, day.calls);

/** The midnight before, in ISO 8601. */
export function dayStart(at = new Date()): string {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).toISOString();
}

const two = (number: number) => String(number).padStart(2, '0');

/** A day as the server names it. */
export const dayKey = (at: Date) =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** The last days in their order, today the last, those without a call among them. */
export function days(groups: Day[], many: number, today = new Date()): Day[] {
  const known = new Map(groups.map((group) => [group.key, group]));
  return Array.from({ length: many }, (_, i) => {
    const at = new Date(today.getFullYear(), today.getMonth(), today.getDate() - (many - 1 - i));
    const key = dayKey(at);
    return (
      known.get(key) ?? {
        key,
        calls: 0,
        answered: 0,
        reached: 0,
        wait_p50_ms: null,
        wait_p95_ms: null,
      }
    );
  });
}

/** Today's figure, and the mean of it on the same weekday of the four weeks before. */
export function compared(all: Day[], of: (day: Day) => number | null) {
  const value = (back: number) => {
    const day = all[all.length - 1 - back];
    return day === undefined ? null : of(day);
  };
  const before = [7, 14, 21, 28].map(value).filter((one) => one !== null);
  return {
    is: value(0),
    usual: before.length === 0 ? null : before.reduce((sum, one) => sum + one, 0) / before.length,
  };
}
