import { Anchor, Button, Menu } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import IconRepeat from '@tabler/icons-react/icons/IconRepeat';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { call, hangUp, journal, recordingUrl } from '../../api/calls';
import type { CallDetail, Journal } from '../../api/client';
import { session } from '../../api/session';
import { formatLength, formatPhone } from '../../shared/format';
import { Allowed } from '../../shared/role/Allowed';
import '../../shared/i18n/call';
import '../../shared/i18n/calls';
import { t } from '../../shared/i18n';
import { CallAgain } from '../../shared/order/CallAgain';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { CopyAsCurl } from '../../shared/ui/CopyAsCurl';
import { Page } from '../../shared/ui/Page';
import { Phone } from '../../shared/ui/Phone';
import { goesOn, StatusMark } from '../../shared/ui/StatusMark';
import { When } from '../../shared/ui/When';
import { versionName } from '../../shared/version';
import { Conversation } from './Conversation';
import css from './call.module.css';
import { commandSentence } from './panels/commands';
import { Story } from './Story';
import { useLiveEvents } from './useLiveEvents';
import { WaitFigures } from './WaitFigures';

const Replay = lazy(async () => ({ default: (await import('./Replay')).Replay }));

/** One call: what happened, why, and how it felt. */
export function CallPage() {
  const { id } = useParams({ from: '/inside/calls/$id' });
  const detail = useQuery(call(id));
  return (
    <Loaded query={detail} waiting={<Waiting rows={10} />} gone={<Gone />}>
      {(shown) => <Shown key={id} detail={shown} />}
    </Loaded>
  );
}

function Gone() {
  return (
    <Page title={t('call.gone')}>
      <Empty title={t('call.goneWhy')}>
        <Anchor component={Link} to="/calls">
          {t('lost.calls')}
        </Anchor>
      </Empty>
    </Page>
  );
}

function Shown({ detail }: { detail: CallDetail }) {
  const live = goesOn(detail.status);
  const read = useQuery(journal(detail.id));
  useLiveEvents(detail.id, live && read.data !== undefined);
  const name = detail.contact.name || formatPhone(detail.phone_number ?? '') || t('calls.erased');
  const title = t('call.title', { name });
  return (
    <Page
      title={title}
      heading={name}
      actions={<Actions detail={detail} journal={read.data} live={live} />}
    >
      <div className={css.facts}>
        <StatusMark status={detail.status} reason={detail.end_reason ?? null} />
        {detail.persona === null && detail.phone_number && detail.contact.name ? (
          <Phone number={detail.phone_number} />
        ) : null}
        {detail.persona === null && detail.phone_number ? (
          <Link to="/contacts/$id" params={{ id: detail.contact.id }} className={css.quiet}>
            {t('call.contact')}
          </Link>
        ) : null}
        <span>
          <Link to="/calls" search={{ agent: [detail.interview.id] }} className={css.quiet}>
            {detail.interview.title}
          </Link>{' '}
          {read.data ? <span className="muted">{versionName(read.data.version)}</span> : null}
        </span>
        {detail.test ? (
          <span className={css.test}>
            {detail.persona === null
              ? t('calls.test')
              : t('call.simulated', { name: detail.persona.replaceAll('-', ' ') })}
          </span>
        ) : null}
        <When time={detail.created} />
        {detail.start_time ? <span>{formatLength(Number(detail.duration_ms))}</span> : null}
        <WaitFigures gaps={detail.felt_gaps} />
      </div>
      <Loaded query={read} waiting={<Waiting rows={8} />}>
        {(known) =>
          known.events.some((event) => event.type === 'answered') ? (
            <Conversation detail={detail} journal={known} live={live} />
          ) : (
            <Story detail={detail} journal={known} live={live} />
          )
        }
      </Loaded>
    </Page>
  );
}

function save(name: string, content: string, type: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([content], { type }));
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function Actions({
  detail,
  journal: read,
  live,
}: {
  detail: CallDetail;
  journal: Journal | undefined;
  live: boolean;
}) {
  const client = useQueryClient();
  const features = useQuery(session).data?.features ?? [];
  const [replaying, setReplaying] = useState(false);
  const end = useMutation({
    mutationFn: () => hangUp(detail.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['call', detail.id] }),
  });
  return (
    <>
      {end.error ? (
        <span role="alert" className={css.bad}>
          {end.error.message}
        </span>
      ) : null}
      {live ? (
        <Allowed deed="POST /call/{id}/hangup">
          <Button
            variant="default"
            c="var(--bad)"
            loading={end.isPending}
            onClick={() => end.mutate()}
          >
            {t(detail.status === 'QUEUED' ? 'call.cancel' : 'call.hangUp')}
          </Button>
        </Allowed>
      ) : null}
      {live || detail.phone_number === null ? null : <CallAgain detail={detail} />}
      <CopyAsCurl path={`/call/${detail.id}`}>
        {detail.recording_url ? (
          <Allowed deed="GET /call/{id}/recording">
            <Menu.Item
              leftSection={<IconDownload size={16} />}
              component="a"
              href={recordingUrl(detail.id)}
              download={`${detail.id}.wav`}
            >
              {t('call.wav')}
            </Menu.Item>
          </Allowed>
        ) : null}
        <Menu.Item
          leftSection={<IconDownload size={16} />}
          onClick={() => save(`${detail.id}.txt`, detail.transcript, 'text/plain')}
        >
          {t('call.text')}
        </Menu.Item>
        {read && features.includes('chat') && !live ? (
          <Menu.Item leftSection={<IconRepeat size={16} />} onClick={() => setReplaying(true)}>
            {t('replay.menu')}
          </Menu.Item>
        ) : null}
        {read ? (
          <Menu.Item
            leftSection={<IconDownload size={16} />}
            onClick={() =>
              save(`${detail.id}.journal.json`, JSON.stringify(read, null, 2), 'application/json')
            }
          >
            {t('call.journal')}
          </Menu.Item>
        ) : null}
      </CopyAsCurl>
      <Suspense>
        {replaying ? (
          <Replay detail={detail} sentence={commandSentence} onClose={() => setReplaying(false)} />
        ) : null}
      </Suspense>
    </>
  );
}
