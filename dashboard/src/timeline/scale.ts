/** One scale for all lanes: milliseconds to pixels. */
export interface Scale {
  length: number;
  width: number;
}

export const toX = (scale: Scale, ms: number) =>
  scale.length === 0 ? 0 : (ms / scale.length) * scale.width;
export const toMs = (scale: Scale, x: number) =>
  scale.width === 0 ? 0 : Math.min(scale.length, Math.max(0, (x / scale.width) * scale.length));

const STEPS_MS = [1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000];
const APART_PX = 72;

/** Round times to write on the axis, never nearer to each other than can be read. */
export function ticks(scale: Scale): number[] {
  const step = STEPS_MS.find((ms) => toX(scale, ms) >= APART_PX) ?? 600_000;
  return Array.from({ length: Math.floor(scale.length / step) + 1 }, (_, i) => i * step);
}

/** The smallest value that so many percent of the values do not exceed; null of none. */
export function percentile(values: number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((sorted.length * percent) / 100);
  return sorted[Math.max(0, rank - 1)] ?? null;
}
