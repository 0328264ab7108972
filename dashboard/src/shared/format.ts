import { locale, t } from './i18n';

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const utc = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const whole = new Intl.NumberFormat(locale);
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const formatNumber = (value: number) => whole.format(value);
export const formatPercent = (value: number) => percent.format(value);
export const formatClock = (time: string) => seconds.format(new Date(time));

/** "14:02" for today, "Tue, 3 Mar, 14:02" for this year, else with the year. */
export function formatWhen(time: string, now = new Date()): string {
  const at = new Date(time);
  if (at.toDateString() === now.toDateString()) return clock.format(at);
  const date = at.getFullYear() === now.getFullYear() ? day : dayOfYear;
  return `${date.format(at)}, ${clock.format(at)}`;
}

export function formatDay(time: string): string {
  return day.format(new Date(time));
}

/** "4 minutes ago". */
export function formatAgo(time: string, now = Date.now()): string {
  const past = (new Date(time).getTime() - now) / 1000;
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const) {
    if (Math.abs(past) >= size) return relative.format(Math.round(past / size), unit);
  }
  return relative.format(Math.round(past), 'second');
}

/** All that is known of a time, for a tooltip. */
export function formatExactly(time: string): string {
  return t('time.exactly', { utc: utc.format(new Date(time)), ago: formatAgo(time) });
}

/** A length of time as `1:07`, `1:02:07`. */
export function formatLength(ms: number): string {
  const all = Math.max(0, Math.round(ms / 1000));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = String(all % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** A place in a call to the tenth, `0:14.2`. */
export function formatPlace(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  const minutes = Math.floor(tenths / 600);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${minutes}:${rest}`;
}

export const formatMs = (ms: number) => t('time.ms', { ms: whole.format(Math.round(ms)) });

/** A number as people of its country write it; what is not North American stays as it is. */
export function formatPhone(number: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american === null ? number : `(${american[1]}) ${american[2]}-${american[3]}`;
}
