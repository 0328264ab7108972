import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Judgement } from '../../../api/client';
import { session } from '../../../api/session';
import { formatMs, formatPercent, formatPlace } from '../../../shared/format';
import { t, word } from '../../../shared/i18n';
import type { JournalEvent } from '../../../timeline/events';
import { commandsBetween } from '../../../timeline/lanes';
import { judgementsOf, labelOf } from '../judged';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';
import { commandSentence } from './commands';

/** One turn: what was heard, what it was taken for, and what was done about it. */
export function WhyPanel({ detail, journal, lanes, agent, selected, onSelect }: PanelProps) {
  const features = useQuery(session).data?.features ?? [];
  const turns = lanes.utterances.filter((one) => one.side === 'contact');
  const chosen = turns.findLast((one) => one.index <= (selected ?? -1)) ?? turns[0];
  if (chosen === undefined) return <p className="muted">{t('why.none')}</p>;
  const place = turns.indexOf(chosen);
  const next = turns[place + 1];
  const wait = lanes.waits.find(
    (one) => one.index > chosen.index && one.index < (next?.index ?? Number.POSITIVE_INFINITY),
  );
  const judged = judgementsOf(detail.judgements, chosen, next);
  const end = next?.index ?? journal.events.length;
  const done = commandsBetween(journal.events as unknown as JournalEvent[], chosen.index, end)
    .map((command) => ({ command, sentence: commandSentence(command) }))
    .filter(({ sentence }) => sentence !== null);
  const found = lanes.known.filter((one) => one.index > chosen.index && one.index < end);
  return (
    <>
      <div className={css.turns}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={place === 0}
          onClick={() => onSelect(turns[place - 1] ?? chosen)}
        >
          {t('why.before')}
        </Button>
        <span>
          {t('why.turn', { turn: place + 1, of: turns.length, time: formatPlace(chosen.from) })}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          disabled={next === undefined}
          onClick={() => next && onSelect(next)}
        >
          {t('why.next')}
        </Button>
      </div>
      {features.includes('chat') ? (
        <p style={{ margin: '0 0 10px' }}>
          <Link
            to="/agents/$id/tests"
            params={{ id: detail.interview.id }}
            search={{ way: 'write', call: detail.id, turn: chosen.index }}
          >
            {t('call.goOn')}
          </Link>{' '}
          <span className="muted">{t('call.goOnWhat')}</span>
        </p>
      ) : null}
      <div className={css.section}>
        <h3>{t('why.heard')}</h3>
        <p className={css.quote}>
          {chosen.digits ? t('call.keys', { keys: chosen.text }) : chosen.text || t('why.noWords')}
        </p>
        <p className="muted" style={{ margin: '6px 0 0' }}>
          {chosen.confidence === null
            ? ''
            : t('call.heard', { sure: formatPercent(chosen.confidence) })}
          {wait ? ` · ${t('call.waited', { ms: formatMs(wait.total) })}` : ''}
        </p>
      </div>
      <div className={css.section}>
        <h3>{t('why.judged')}</h3>
        {judged.length === 0 ? (
          <p className="muted" style={{ margin: 0 }}>
            {t('why.notJudged')}
          </p>
        ) : null}
        {judged.map((judgement) => (
          <Evidence key={judgement.index} judgement={judgement} agent={agent} />
        ))}
        {found.map((one) => (
          <p key={`${one.name} ${one.index}`} style={{ margin: '6px 0 0' }}>
            {t('why.captured', { name: one.name, value: one.value })}
          </p>
        ))}
      </div>
      <div className={css.section}>
        <h3>{t('why.did')}</h3>
        {done.length === 0 ? (
          <p className="muted" style={{ margin: 0 }}>
            {t('why.nothing')}
          </p>
        ) : null}
        <ul className={css.commands}>
          {done.map(({ command, sentence }, i) => (
            <li key={i}>
              {sentence}
              <details>
                <summary className="muted">{t('why.json')}</summary>
                <pre className={`${css.json} mono`}>{JSON.stringify(command, null, 2)}</pre>
              </details>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Evidence({ judgement, agent }: { judgement: Judgement; agent: PanelProps['agent'] }) {
  const step = agent.get(judgement.node_id);
  const candidates = judgement.candidates.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return (
    <>
      <p style={{ margin: '0 0 8px' }}>
        {judgement.outcome
          ? t('why.took', {
              outcome: labelOf(agent, judgement, judgement.outcome),
              step: step ? `${step.number} ${step.name}` : judgement.node_id,
            })
          : t(judgement.candidates.length === 0 ? 'why.values' : 'why.tookNone', {
              step: step ? `${step.number} ${step.name}` : judgement.node_id,
            })}
      </p>
      <dl className={css.scores}>
        {candidates.map((candidate) => (
          <Score
            key={candidate.id}
            label={candidate.label || candidate.id}
            score={candidate.score ?? null}
            least={judgement.least ?? null}
            chosen={candidate.id === judgement.outcome}
          />
        ))}
        {judgement.none == null ? null : (
          <Score
            label={t('why.noneOfThem')}
            score={judgement.none}
            least={null}
            chosen={judgement.outcome === null}
          />
        )}
      </dl>
      <p className="muted" style={{ margin: '8px 0 0' }}>
        {judgement.least == null ? '' : t('why.least', { least: formatPercent(judgement.least) })}{' '}
        {judgement.by ? word('by', judgement.by) : ''}
      </p>
    </>
  );
}

function Score({
  label,
  score,
  least,
  chosen,
}: {
  label: string;
  score: number | null;
  least: number | null;
  chosen: boolean;
}) {
  return (
    <>
      <dt data-chosen={chosen || undefined}>{label}</dt>
      <dd className={css.scale} aria-hidden>
        <i
          data-drawn
          data-chosen={chosen || undefined}
          style={{ width: `${(score ?? 0) * 100}%` }}
        />
        {least === null ? null : <b style={{ insetInlineStart: `${least * 100}%` }} />}
      </dd>
      <dd style={{ textAlign: 'end' }}>{score === null ? t('none') : formatPercent(score)}</dd>
    </>
  );
}
