export const WAYS = ['write', 'simulated', 'ring'] as const;
export type Way = (typeof WAYS)[number];

/** What of the page on which an agent is tried stands in its address. */
export interface TestsAddress {
  way?: Way;
  /** A published version; the draft where there is none. */
  version?: number;
  /** A call whose conversation goes on here, from behind this event of its journal. */
  call?: string;
  turn?: number;
}

const whole = (value: unknown): number | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isInteger(read) && read >= 0 ? read : undefined;
};

export function readTestsAddress(search: Record<string, unknown>): TestsAddress {
  return {
    way: WAYS.find((one) => one === search.way),
    version: whole(search.version) || undefined,
    call: typeof search.call === 'string' ? search.call : undefined,
    turn: whole(search.turn),
  };
}
