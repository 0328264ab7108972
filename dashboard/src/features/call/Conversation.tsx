import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { peaks, recordingUrl } from '../../api/calls';
import type { CallDetail, Journal } from '../../api/client';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Player } from '../../shared/player/Player';
import { useForbidden } from '../../shared/role/forbidden';
import { steps } from '../../timeline/agent';
import type { JournalEvent } from '../../timeline/events';
import { timeline, type Utterance } from '../../timeline/lanes';
import { find } from '../../timeline/search';
import { TABS } from './address';
import { Controls } from './Controls';
import css from './call.module.css';
import { Lanes } from './Lanes';
import { Panels } from './Panels';
import { Transcript } from './Transcript';

const STEP_MS = 2000;
const STRIDE_MS = 10_000;
const TICK_MS = 1000;

interface ConversationProps {
  detail: CallDetail;
  journal: Journal;
  live: boolean;
}

/** How long ago a call that goes on was answered; null for one that is over. */
function useSince(start: string | undefined, live: boolean): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [live]);
  return live && start !== undefined ? Math.max(0, now - Date.parse(start)) : null;
}

/** A call that was answered: its lanes, its words, and what is behind each of them. */
export function Conversation({ detail, journal, live }: ConversationProps) {
  const address = useSearch({ from: '/inside/calls/$id' });
  const navigate = useNavigate({ from: '/calls/$id' });
  const agent = useMemo(() => steps(journal.document), [journal.document]);
  const events = journal.events as unknown as JournalEvent[];
  const told = useMemo(() => timeline(events, agent), [events, agent]);
  const since = useSince(events.find((event) => event.type === 'answered')?.at, live);
  const lanes = useMemo(
    () => (since === null ? told : { ...told, length: Math.max(told.length, since) }),
    [told, since],
  );
  const length = useRef(lanes.length);
  length.current = lanes.length;
  const recorded = detail.recording_url !== null;
  const unheard = useForbidden('GET /call/{id}/recording');
  const heard = recorded && unheard === undefined;
  const outline = useQuery({ ...peaks(detail.id), enabled: recorded });
  const player = useMemo(
    () => new Player(heard ? recordingUrl(detail.id) : null, () => length.current),
    [detail.id, heard],
  );
  useEffect(() => () => player.close(), [player]);
  const [words, setWords] = useState('');
  const hits = useMemo(() => find(lanes.utterances, words), [lanes.utterances, words]);
  const go = (part: { t?: number; tab?: (typeof TABS)[number]; turn?: number }) =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const seek = (ms: number) => {
    player.seek(ms);
    go({ t: Math.round(ms / 100) / 10 });
  };
  const select = (utterance: Utterance) => {
    player.seek(utterance.from);
    go({ t: Math.round(utterance.from / 100) / 10, turn: utterance.index });
  };
  const first = useRef(true);
  useEffect(() => {
    if (first.current && address.t !== undefined) player.seek(address.t * 1000);
    first.current = false;
  }, [address.t, player]);
  const turnBy = (by: number) => {
    const at = player.position;
    const others =
      by > 0
        ? lanes.utterances.filter((one) => one.from > at + 50)
        : lanes.utterances.filter((one) => one.from < at - 300);
    const next = by > 0 ? others[0] : others.at(-1);
    if (next !== undefined) select(next);
  };
  const slowest = () => {
    const waits = lanes.waits.toSorted((a, b) => b.total - a.total);
    const here = waits.findIndex((wait) => Math.abs(wait.from - player.position) < 20);
    const next = waits[(here + 1) % waits.length];
    if (next !== undefined) seek(next.from);
  };
  useShortcuts([
    { keys: 'Space', label: 'keys.play', run: () => player.toggle() },
    { keys: 'ArrowLeft', label: 'keys.back', run: () => seek(player.position - STEP_MS) },
    {
      keys: 'ArrowRight',
      label: 'keys.on',
      run: () => seek(Math.min(lanes.length, player.position + STEP_MS)),
    },
    {
      keys: 'Shift+ArrowLeft',
      label: 'keys.farBack',
      run: () => seek(player.position - STRIDE_MS),
    },
    {
      keys: 'Shift+ArrowRight',
      label: 'keys.farOn',
      run: () => seek(Math.min(lanes.length, player.position + STRIDE_MS)),
    },
    { keys: '[', label: 'keys.turnBack', run: () => turnBy(-1) },
    { keys: ']', label: 'keys.turnOn', run: () => turnBy(1) },
    { keys: 'w', label: 'keys.slowest', run: slowest },
    { keys: '1', label: 'keys.rate1', run: () => player.rate(1) },
    { keys: '2', label: 'keys.rate15', run: () => player.rate(1.5) },
    { keys: '3', label: 'keys.rate2', run: () => player.rate(2) },
    { keys: 'm', label: 'keys.muteContact', run: () => player.mute('contact') },
    { keys: 'Shift+m', label: 'keys.muteAgent', run: () => player.mute('agent') },
    {
      keys: 't',
      label: 'keys.tabs',
      run: () =>
        go({ tab: TABS[(TABS.indexOf(address.tab ?? 'path') + 1) % TABS.length] ?? 'path' }),
    },
  ]);
  return (
    <>
      {live ? (
        <p role="status" className={css.live}>
          {t('call.live')}
        </p>
      ) : null}
      <section className="panel" aria-label={t('call.timeline')}>
        <Lanes
          lanes={lanes}
          agent={agent}
          hits={hits}
          player={player}
          outline={outline.data ?? null}
          selected={address.turn}
          onSeek={seek}
          onSelect={select}
          controls={(zoom, onZoom) => (
            <Controls
              player={player}
              lanes={lanes}
              agent={agent}
              zoom={zoom}
              onZoom={onZoom}
              onSeek={seek}
              onSlowest={slowest}
              recording={recorded ? 'there' : live ? 'later' : 'none'}
              forbidden={recorded ? unheard : undefined}
            />
          )}
        />
      </section>
      <div className={css.halves}>
        <Transcript
          lanes={lanes}
          agent={agent}
          judgements={detail.judgements}
          player={player}
          hits={hits}
          words={words}
          onWords={setWords}
          onSeek={seek}
          onSelect={(utterance) => {
            select(utterance);
            if (utterance.side === 'contact')
              go({ tab: 'why', turn: utterance.index, t: Math.round(utterance.from / 100) / 10 });
          }}
          selected={address.turn}
        />
        <Panels
          tab={address.tab ?? 'path'}
          onTab={(tab) => go({ tab })}
          detail={detail}
          journal={journal}
          lanes={lanes}
          agent={agent}
          selected={address.turn}
          onSeek={seek}
          onSelect={select}
        />
      </div>
    </>
  );
}
