import { formatMs, formatNumber } from '../../../shared/format';
import { t } from '../../../shared/i18n';
import { PARTS } from '../../../timeline/lanes';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';

/** Each wait and what it was spent on. */
export function WaitsPanel({ lanes, onSeek }: PanelProps) {
  if (lanes.waits.length === 0) return <p className="muted">{t('waits.none')}</p>;
  return (
    <>
      <p className="muted">{t('waits.what')}</p>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('waits.turn')}</th>
            <th data-number>{t('waits.total')}</th>
            {PARTS.map((part) => (
              <th key={part} data-number>
                <i
                  className={css.key}
                  data-drawn
                  style={{ background: `var(--wait-${part})` }}
                  aria-hidden
                />
                {t(`wait.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.waits.map((wait) => (
            <tr key={wait.index}>
              <td>
                <button type="button" className={css.link} onClick={() => onSeek(wait.from)}>
                  {t('waits.at', { turn: wait.turn })}
                </button>
              </td>
              <td data-number>
                <b>{formatMs(wait.total)}</b>
              </td>
              {PARTS.map((part) => (
                <td key={part} data-number>
                  {formatNumber(wait.parts[part])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
