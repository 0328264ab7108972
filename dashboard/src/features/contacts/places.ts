import type { CallRow } from '../../api/client';

/** So far apart at least, as a share of the line, that each can be seen and pointed at. */
const APART = 0.02;

/** Where on a line from the first call (0) to now (1) each call is; newest first, as they come. */
export function places<Row extends Pick<CallRow, 'created'>>(
  rows: Row[],
  now: number,
): { row: Row; at: number }[] {
  const first = Date.parse(rows.at(-1)?.created ?? '');
  const span = Math.max(1, now - first);
  const apart = Math.min(APART, 1 / Math.max(1, rows.length));
  let last = Number.NEGATIVE_INFINITY;
  const found = rows.toReversed().map((row) => {
    last = Math.max((Date.parse(row.created) - first) / span, last + apart);
    return { row, at: last };
  });
  // Where pushing them apart led beyond now, they are pushed back.
  let next = 1 + apart;
  for (const place of found.toReversed()) {
    next = Math.min(place.at, next - apart);
    place.at = Math.max(0, next);
  }
  return found.toReversed();
}
