import { Button, CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call, journal, PEAKS_A_SECOND, peaks } from '../../api/calls';
import { formatLength, formatPhone } from '../../shared/format';
import '../../shared/i18n/call';
import { t } from '../../shared/i18n';
import { Waveform } from '../../shared/player/Waveform';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { StatusMark } from '../../shared/ui/StatusMark';
import { When } from '../../shared/ui/When';
import { steps } from '../../timeline/agent';
import type { JournalEvent } from '../../timeline/events';
import { timeline } from '../../timeline/lanes';
import css from './calls.module.css';

/** A call beside the list, in short. */
export function Peek({ id, onClose }: { id: string; onClose: () => void }) {
  const detail = useQuery(call(id));
  const events = useQuery(journal(id));
  const outline = useQuery({ ...peaks(id), enabled: detail.data?.recording_url != null });
  return (
    <aside className={`panel ${css.peek}`} aria-label={t('peek.title')}>
      <Loaded query={detail} waiting={<Waiting rows={5} />}>
        {(shown) => (
          <>
            <div className={css.peekHead}>
              <div>
                <h2>{shown.contact.name || formatPhone(shown.phone_number ?? '')}</h2>
                <span className="muted">
                  {shown.interview.title} · <When time={shown.created} /> ·{' '}
                  {formatLength(Number(shown.duration_ms))}
                </span>
              </div>
              <CloseButton aria-label={t('close')} onClick={onClose} />
            </div>
            <StatusMark status={shown.status} reason={shown.end_reason ?? null} />
            {shown.end_detail ? <p style={{ margin: 0 }}>{shown.end_detail}</p> : null}
          </>
        )}
      </Loaded>
      {outline.data ? (
        <Waveform
          peaks={outline.data}
          perSecond={PEAKS_A_SECOND}
          height={56}
          label={t('peek.waveform')}
        />
      ) : null}
      {events.data ? <Said journal={events.data} /> : null}
      <Button component={Link} to={`/calls/${id}` as '/calls/$id'} variant="default">
        {t('peek.open')}
      </Button>
    </aside>
  );
}

function Said({ journal: read }: { journal: { document: unknown; events: unknown[] } }) {
  const agent = steps(read.document);
  const lanes = timeline(read.events as JournalEvent[], agent);
  return (
    <>
      <ol className={css.steps} aria-label={t('peek.path')}>
        {lanes.visits.map((visit, i) => {
          const step = agent.get(visit.node);
          return <li key={i}>{step ? `${step.number} ${step.name}` : visit.node}</li>;
        })}
      </ol>
      <ol className={css.lines} aria-label={t('call.transcript')}>
        {lanes.utterances.map((utterance) => (
          <li key={utterance.index} data-side={utterance.side}>
            <span className="sr">
              {t(utterance.side === 'agent' ? 'side.agent' : 'side.contact')}:{' '}
            </span>
            {utterance.text}
          </li>
        ))}
      </ol>
    </>
  );
}
