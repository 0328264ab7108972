import type { CallDetail } from '../../api/client';
import { formatMs } from '../../shared/format';
import { t } from '../../shared/i18n';
import { percentile } from '../../timeline/scale';

/** The waits of a call in one line: usual, nearly worst, worst and where. */
export function WaitFigures({ gaps }: { gaps: CallDetail['felt_gaps'] }) {
  const totals = gaps.map((gap) => gap.total_ms);
  const worst = gaps.toSorted((a, b) => b.total_ms - a.total_ms)[0];
  const p50 = percentile(totals, 50);
  const p95 = percentile(totals, 95);
  if (worst === undefined || p50 === null || p95 === null) return null;
  return (
    <span>
      {t('call.waits', {
        p50: formatMs(p50),
        p95: formatMs(p95),
        worst: formatMs(worst.total_ms),
        turn: worst.turn,
      })}
    </span>
  );
}
