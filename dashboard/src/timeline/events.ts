/** An event of a journal as the interface tells it (docs/journal.md). */
export interface JournalEvent {
  type: string;
  at: string;
  [field: string]: unknown;
}

export const text = (event: JournalEvent, field: string): string | null => {
  const value = event[field];
  return typeof value === 'string' ? value : null;
};

export const number = (event: JournalEvent, field: string): number | null => {
  const value = event[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** JSON in a text; null for what is none. */
export function json(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'string') return null;
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The event of a step, as a value. */
export const stepEvent = (event: JournalEvent) => json(event.event);

/** The commands of a step, as values. */
export function commands(event: JournalEvent): Record<string, unknown>[] {
  const list = Array.isArray(event.commands) ? event.commands : [];
  return list.map(json).filter((command) => command !== null);
}
