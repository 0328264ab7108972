export const TABS = [
  'path',
  'why',
  'variables',
  'waits',
  'events',
  'request',
  'deliveries',
] as const;
export type Tab = (typeof TABS)[number];

/** What of a call's page stands in its address: the second, the tab, the turn. */
export interface CallAddress {
  t?: number;
  tab?: Tab;
  turn?: number;
}

const positive = (value: unknown, whole: boolean): number | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(read) && read >= 0 && (!whole || Number.isInteger(read))
    ? read
    : undefined;
};

export function readCallAddress(search: Record<string, unknown>): CallAddress {
  const tab = TABS.find((one) => one === search.tab);
  const t = positive(search.t, false);
  const turn = positive(search.turn, true);
  return {
    ...(t !== undefined && { t }),
    ...(tab && { tab }),
    ...(turn !== undefined && { turn }),
  };
}
