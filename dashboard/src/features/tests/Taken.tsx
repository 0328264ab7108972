import type { ChatJudgement, ChatLine } from '../../api/tests';
import { t } from '../../shared/i18n';
import { Scores } from '../../shared/judged/Scores';
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
      <Scores judgement={judgement} label={label} />
    </details>
  );
}
