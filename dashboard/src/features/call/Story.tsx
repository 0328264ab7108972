import { useQuery } from '@tanstack/react-query';
import { attempts } from '../../api/calls';
import type { Attempt, CallDetail, Journal } from '../../api/client';
import { formatClock, formatLength } from '../../shared/format';
import { t, word } from '../../shared/i18n';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { When } from '../../shared/ui/When';
import { versionName } from '../../shared/version';
import css from './call.module.css';
import { DeliveriesPanel } from './panels/DeliveriesPanel';
import { RequestPanel } from './panels/RequestPanel';

const REFRESH_MS = 3000;

/** A call that nobody answered, or not yet: a short story, and what to do. */
export function Story({
  detail,
  journal,
  live,
}: {
  detail: CallDetail;
  journal: Journal;
  live: boolean;
}) {
  const tried = useQuery({ ...attempts(detail.id), refetchInterval: live ? REFRESH_MS : false });
  return (
    <>
      <section className={`panel ${css.story}`} aria-label={t('story.title')}>
        <h2>{t('story.title')}</h2>
        <Loaded query={tried} waiting={<Waiting rows={3} />}>
          {({ attempts: list }) => (
            <ol className={css.happened}>
              <Happened time={detail.created}>
                {t('story.ordered', {
                  agent: detail.interview.title,
                  version: versionName(journal.version),
                })}
              </Happened>
              {list.flatMap((attempt) =>
                sentences(attempt).map((one) => (
                  <Happened key={`${attempt.id} ${one.time}`} time={one.time}>
                    {one.words}
                  </Happened>
                )),
              )}
            </ol>
          )}
        </Loaded>
        <Waits detail={detail} />
        {detail.end_reason ? (
          <div className={css.cause}>
            <strong>{word('reason', detail.end_reason)}</strong>
            {detail.fault && detail.fault !== 'none' ? (
              <span className="muted">
                {' '}
                · {t('story.fault', { fault: word('fault', detail.fault) })}
              </span>
            ) : null}
            {detail.end_detail ? <p>{detail.end_detail}</p> : null}
            <p>
              {word('remedy', detail.end_reason) === detail.end_reason.replaceAll('_', ' ')
                ? ''
                : word('remedy', detail.end_reason)}
            </p>
          </div>
        ) : null}
      </section>
      <div className={css.halves}>
        <section className={`panel ${css.padded}`} aria-label={t('tab.request')}>
          <h2>{t('tab.request')}</h2>
          <RequestPanel detail={detail} journal={journal} />
        </section>
        <section className={`panel ${css.padded}`} aria-label={t('tab.deliveries')}>
          <h2>{t('tab.deliveries')}</h2>
          <DeliveriesPanel detail={detail} />
        </section>
      </div>
    </>
  );
}

/** Why a queued call waits, in the server's words. */
function Waits({ detail }: { detail: CallDetail }) {
  if (detail.status !== 'QUEUED') return null;
  const waiting = detail.waiting;
  return (
    <div className={css.cause} role="status">
      <strong>{t('story.waits')}</strong>
      {waiting ? (
        waiting.reasons.map((reason) => <p key={reason.code}>{reason.message}</p>)
      ) : (
        <p>{t('story.next')}</p>
      )}
      {waiting?.until ? (
        <p>
          {t('story.until')} <When time={waiting.until} />
        </p>
      ) : null}
    </div>
  );
}

function Happened({ time, children }: { time: string; children: React.ReactNode }) {
  return (
    <li>
      <time dateTime={time}>{formatClock(time)}</time>
      <span>{children}</span>
    </li>
  );
}

/** What became of an attempt, in its order. */
function sentences(attempt: Attempt): { time: string; words: string }[] {
  const { dialled, ringing, answered, ended } = attempt;
  const told: { time: string; words: string }[] = [];
  if (dialled)
    told.push({
      time: dialled,
      words: t('story.dialled', { number: attempt.number, trunk: attempt.trunk }),
    });
  if (ringing) told.push({ time: ringing, words: t('story.rang') });
  if (answered) told.push({ time: answered, words: t('story.answered') });
  if (ended) {
    const after = formatLength(Date.parse(ended) - Date.parse(ringing ?? dialled ?? ended));
    told.push({
      time: ended,
      words: t('story.ended', {
        reason: attempt.end_reason ? word('reason', attempt.end_reason) : '',
        after,
      }),
    });
  }
  return told;
}
