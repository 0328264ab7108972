import type { CallDetail } from '../../api/client';
import type { LeadsTo } from '../../api/tests';
import { t } from '../../shared/i18n';

const fits = (pattern: string, text: string, whole: boolean): boolean =>
  new RegExp(whole ? `^(?:${pattern})$` : pattern, 'is').test(text);

/** Outcomes that every agent has of its own accord. */
const OWN = ['else', 'opt_out', 'not_available', 'call_back', 'wants_person', 'other_language'];

/** What a person should lead to, as far as an agent knows it: null where it has no such outcomes. */
export function asFarAsKnown(leadsTo: LeadsTo | null, document: unknown): LeadsTo | null {
  const known = new Set<unknown>(OWN);
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value) known.add(value.id);
    Object.values(value).forEach(gather);
  };
  gather(document);
  return leadsTo?.outcomes?.every((id) => known.has(id)) === false ? null : leadsTo;
}

/** What of a call that has ended is not as its simulated caller should lead to, each in a sentence. */
export function mismatches(
  expected: LeadsTo | null,
  call: Pick<CallDetail, 'end_reason' | 'status' | 'outcomes' | 'variables' | 'transcript'>,
): string[] {
  if (expected === null) return [];
  const found: string[] = [];
  const reason = call.end_reason ?? '';
  if (reason.toLowerCase() !== expected.reason.toLowerCase())
    found.push(t('verdict.reason', { is: reason, should: expected.reason.toLowerCase() }));
  if (expected.status && call.status !== expected.status)
    found.push(t('verdict.status', { is: call.status, should: expected.status }));
  const wanted = expected.outcomes;
  if (wanted) {
    const last = wanted.length === 0 ? 0 : Math.max(0, call.outcomes.length - wanted.length);
    if (call.outcomes.slice(last).join('\n') !== wanted.join('\n'))
      found.push(t('verdict.outcomes', { is: listed(call.outcomes), should: listed(wanted) }));
  }
  const values = call.variables as Record<string, unknown>;
  for (const [name, pattern] of Object.entries(expected.variables ?? {})) {
    const value = String(values[name] ?? '');
    if (!fits(pattern, value, true)) found.push(t('verdict.variable', { name, value, pattern }));
  }
  for (const pattern of expected.transcript ?? [])
    if (!fits(pattern, call.transcript, false)) found.push(t('verdict.transcript', { pattern }));
  return found;
}

const listed = (names: string[]): string =>
  names.length === 0
    ? t('verdict.nothing')
    : names.map((name) => name.replaceAll('_', ' ')).join(', ');
