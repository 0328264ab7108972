import { formatPercent } from '../format';
import { t } from '../i18n';
import '../i18n/tests';
import css from './scores.module.css';

/** What a judgement went by. */
export interface Weighed {
  outcome: string | null;
  /** What the best candidate needs. */
  least: number | null;
  candidates: { id: string; label: string; score: number | null }[];
}

interface ScoresProps {
  judgement: Weighed;
  label: (id: string) => string;
}

/** What each outcome scored, the best first, against the line that one has to pass. */
export function Scores({ judgement, label }: ScoresProps) {
  return (
    <>
      <dl className={css.scores}>
        {judgement.candidates
          .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
          .map((one) => (
            <Score
              key={one.id}
              label={label(one.id)}
              score={one.score}
              least={judgement.least}
              chosen={one.id === judgement.outcome}
            />
          ))}
      </dl>
      {judgement.least === null ? null : (
        <span>{t('tests.least', { least: formatPercent(judgement.least) })}</span>
      )}
    </>
  );
}

interface ScoreProps {
  label: string;
  score: number | null;
  least: number | null;
  chosen: boolean;
}

function Score({ label, score, least, chosen }: ScoreProps) {
  return (
    <>
      <dt data-chosen={chosen || undefined}>{label}</dt>
      <dd className={css.scale} aria-hidden>
        <i data-chosen={chosen || undefined} style={{ width: `${(score ?? 0) * 100}%` }} />
        {least === null ? null : <b style={{ insetInlineStart: `${least * 100}%` }} />}
      </dd>
      <dd className={css.figure}>{score === null ? t('none') : formatPercent(score)}</dd>
    </>
  );
}
