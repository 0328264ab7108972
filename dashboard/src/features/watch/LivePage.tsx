import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { hangUp } from '../../api/calls';
import { type LiveCall, type Now, now } from '../../api/watch';
import { curl } from '../../shared/curl';
import { formatLength, formatMs, formatPhone } from '../../shared/format';
import { Allowed } from '../../shared/role/Allowed';
import '../../shared/i18n/watch';
import { t } from '../../shared/i18n';
import { useIsLive } from '../../shared/live';
import { Curl, Empty, Loaded } from '../../shared/states/Loaded';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { StatusMark } from '../../shared/ui/StatusMark';
import { When } from '../../shared/ui/When';
import css from './watch.module.css';

const SORTS = ['longest', 'newest', 'wait'] as const;
export type Sort = (typeof SORTS)[number];
export const readSort = (value: unknown): Sort | undefined =>
  SORTS.find((sort) => sort === value && sort !== 'longest');

const TICK_MS = 1000;
/** A wait that draws a bar of full height. */
const LONG_WAIT_MS = 2000;
const ENDED_MS = 60_000;

/** The time, once a second. */
function useTime(): number {
  const [time, setTime] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return time;
}

const nameOf = ({ contact }: LiveCall) =>
  contact.name ?? (contact.phone_number === null ? t('none') : formatPhone(contact.phone_number));

/** The calls that go on, those that wait, and those that have just ended. */
export function LivePage() {
  const goesOn = useQuery(now);
  const live = useIsLive();
  const time = useTime();
  const navigate = useNavigate();
  const sort = readSort(useSearch({ strict: false }).sort) ?? 'longest';
  return (
    <Page
      title={t('nav.live')}
      actions={
        <>
          <span className="muted" role="status">
            {live ? t('live.live') : t('live.notLive')}
          </span>
          <NativeSelect
            size="xs"
            aria-label={t('live.sort')}
            value={sort}
            data={SORTS.map((value) => ({ value, label: t(`live.${value}`) }))}
            onChange={(event) =>
              void navigate({ to: '/live', search: { sort: readSort(event.currentTarget.value) } })
            }
          />
          <CopyAsCurl path="/now" />
        </>
      }
    >
      <Loaded query={goesOn}>
        {(data) => (
          <>
            <Going data={data} sort={sort} time={time} />
            <Next data={data} />
            <Ended data={data} time={time} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const worst = (call: LiveCall) => Math.max(0, ...call.gaps_ms);
const ORDERS: Record<Sort, (one: LiveCall, other: LiveCall) => number> = {
  longest: (one, other) => one.created.localeCompare(other.created),
  newest: (one, other) => other.created.localeCompare(one.created),
  wait: (one, other) => worst(other) - worst(one),
};

function Going({ data, sort, time }: { data: Now; sort: Sort; time: number }) {
  const [ending, setEnding] = useState<LiveCall | null>(null);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="going">
      <h2 id="going">{t('live.going', { count: data.live, capacity: data.capacity })}</h2>
      {data.calls.length === 0 ? (
        <Empty title={t('live.none')}>
          {data.next.length === 0 ? (
            <Curl command={curl('/contact/call', { contact_id: '…', interview_id: '…' })} />
          ) : null}
        </Empty>
      ) : (
        <ul className={css.calls} aria-label={t('nav.live')}>
          {[...data.calls].sort(ORDERS[sort]).map((call) => (
            <li key={call.id} className={css.call}>
              <div className={css.who}>
                <Link to="/calls/$id" params={{ id: call.id }} className={css.name}>
                  {nameOf(call)}
                </Link>
                <span className="muted">
                  {call.agent.title}
                  {call.test ? ` · ${t('live.test')}` : ''}
                </span>
              </div>
              <div className={css.step}>
                {call.node === null ? (
                  <StatusMark status={call.status} reason={null} />
                ) : (
                  <>
                    <span className={css.number}>{call.node.step}</span>{' '}
                    {call.node.name ?? call.node.id}
                  </>
                )}
                <span className="muted">
                  {formatLength(time - new Date(call.started ?? call.created).getTime())}
                </span>
              </div>
              <div className={css.words}>
                {call.last_callee === null ? null : (
                  <p className={css.contact} title={call.last_callee}>
                    <span className="sr">{t('live.contact')}</span>
                    {call.last_callee}
                  </p>
                )}
                {call.last_agent === null ? null : (
                  <p className={css.agent} title={call.last_agent}>
                    <span className="sr">{t('live.agent')}</span>
                    {call.last_agent}
                  </p>
                )}
              </div>
              <Waits call={call} />
              <Allowed deed="POST /call/{id}/hangup">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('live.hangUpOne', { name: nameOf(call) })}
                  onClick={() => setEnding(call)}
                >
                  {t('live.hangUp')}
                </Button>
              </Allowed>
            </li>
          ))}
        </ul>
      )}
      <HangUp call={ending} onClose={() => setEnding(null)} />
    </section>
  );
}

/** The last waits of the caller, at most five, with their numbers for who can't see bars. */
function Waits({ call }: { call: LiveCall }) {
  const told = call.gaps_ms.map(formatMs).join(', ');
  return (
    <div
      className={css.waits}
      role="img"
      aria-label={t('live.waits', { waits: told || t('none') })}
    >
      {call.gaps_ms.map((gap, i) => (
        <span
          key={i}
          data-drawn
          title={formatMs(gap)}
          style={{ height: `${Math.max(10, Math.min(100, (gap / LONG_WAIT_MS) * 100))}%` }}
        />
      ))}
    </div>
  );
}

/** Asks once, since somebody is on the line. */
function HangUp({ call, onClose }: { call: LiveCall | null; onClose: () => void }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => hangUp(id),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: now.queryKey });
    },
  });
  const name = call === null ? '' : nameOf(call);
  return (
    <Modal
      opened={call !== null}
      onClose={onClose}
      title={t('live.hangUpOne', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <p style={{ margin: 0 }}>{t('live.hangUpWhat')}</p>
        {end.error ? (
          <Alert color="red" variant="outline" role="alert">
            {end.error.message}
          </Alert>
        ) : null}
        <Button color="red.9" loading={end.isPending} onClick={() => call && end.mutate(call.id)}>
          {t('live.hangUp')}
        </Button>
      </Stack>
    </Modal>
  );
}

function Next({ data }: { data: Now }) {
  return (
    <section className={`panel ${css.part}`} aria-labelledby="next">
      <h2 id="next">{t('live.next', { count: data.waiting })}</h2>
      {data.next.length === 0 ? (
        <p className="muted">{t('live.nobody')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              {(['who', 'due', 'why'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`live.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.next.map(({ call, due, waiting_for }) => (
              <tr key={call.id}>
                <th scope="row">
                  <Link to="/calls/$id" params={{ id: call.id }}>
                    {nameOf(call)}
                  </Link>
                </th>
                <td>
                  <When time={due} />
                </td>
                <td className="words">
                  {waiting_for?.reasons.map(({ message }) => message).join(' ') ?? t('live.soon')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Ended({ data, time }: { data: Now; time: number }) {
  const ended = data.just_ended.filter(
    (call) => call.ended !== null && time - new Date(call.ended).getTime() < ENDED_MS,
  );
  if (ended.length === 0) return null;
  return (
    <section className={`panel ${css.part}`} aria-labelledby="ended">
      <h2 id="ended">{t('live.ended')}</h2>
      <ul className={css.ended}>
        {ended.map((call) => (
          <li key={call.id}>
            <Link to="/calls/$id" params={{ id: call.id }}>
              {nameOf(call)}
            </Link>
            <StatusMark status={call.status} reason={call.end_reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}
