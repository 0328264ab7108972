import type { ChatJudgement, ChatLine } from '../../api/tests';
import { formatPercent } from '../../shared/format';
import { t } from '../../shared/i18n';
import type { Step } from '../../timeline/agent';
import css from './tests.module.css';

/** What a line was taken for: what was captured, the outcome, and behind it every score. */
export function Taken({ line, steps }: { line: ChatLine; steps: Map<string, Step> }) {
  const captured = Object.entries(line.captured);
  const judged = line.judged.filter((one) => one.outcome !== null || one.candidates.length > 0);
  if (captured.length === 0 && judged.length === 0) return null;
  return (
    <div className={css.taken}>
      {captured.map(([name, value]) => (
        <span key={name}>→ {t('tests.captured', { name, value })}</span>
      ))}
      {judged.map((judgement, i) => (
        <Judged key={i} judgement={judgement} step={steps.get(judgement.node ?? '')} />
      ))}
    </div>
  );
}

function Judged({ judgement, step }: { judgement: ChatJudgement; step: Step | undefined }) {
  const label = (id: string) =>
    judgement.candidates.find((one) => one.id === id)?.label ||
    step?.ways.find((way) => way.id === id)?.label ||
    (id === 'else' ? t('tests.otherwise') : id.replaceAll('_', ' '));
  const summary = judgement.outcome === null ? t('tests.notUnderstood') : label(judgement.outcome);
  if (judgement.candidates.length === 0) return <span>→ {summary}</span>;
  return (
    <details className={css.evidence}>
      <summary>→ {summary}</summary>
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
    </details>
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
