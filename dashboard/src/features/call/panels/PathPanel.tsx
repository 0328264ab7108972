import { formatPlace } from '../../../shared/format';
import { t } from '../../../shared/i18n';
import { wayLabel } from '../judged';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';

/** The way through the agent: each step that was visited, and which of its ways was taken. */
export function PathPanel({ lanes, agent, onSeek }: PanelProps) {
  if (lanes.visits.length === 0) return <p className="muted">{t('path.none')}</p>;
  return (
    <ol className={css.path} aria-label={t('tab.path')}>
      {lanes.visits.map((visit, i) => {
        const step = agent.get(visit.node);
        return (
          <li key={i} className={css.visit}>
            <span className={css.dot} aria-hidden>
              {i + 1}
            </span>
            <button type="button" className={css.step} onClick={() => onSeek(visit.from)}>
              <b>{step ? `${step.number} ${step.name}` : visit.node}</b>
              <span className="muted">{formatPlace(visit.from)}</span>
            </button>
            {step && step.ways.length > 0 ? (
              <ul className={css.ways}>
                {step.ways.map((way) => (
                  <li key={way.id} data-taken={way.id === visit.outcome || undefined}>
                    {wayLabel(agent, visit.node, way.id)}
                    {way.id === visit.outcome ? (
                      <span className="sr"> {t('path.taken')}</span>
                    ) : null}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
