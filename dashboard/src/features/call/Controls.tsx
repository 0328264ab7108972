import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import IconLink from '@tabler/icons-react/icons/IconLink';
import IconPlayerPauseFilled from '@tabler/icons-react/icons/IconPlayerPauseFilled';
import IconPlayerPlayFilled from '@tabler/icons-react/icons/IconPlayerPlayFilled';
import IconVolume from '@tabler/icons-react/icons/IconVolume';
import IconVolumeOff from '@tabler/icons-react/icons/IconVolumeOff';
import IconZoomIn from '@tabler/icons-react/icons/IconZoomIn';
import IconZoomOut from '@tabler/icons-react/icons/IconZoomOut';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { formatLength, formatPlace } from '../../shared/format';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import type { Player } from '../../shared/player/Player';
import type { Step } from '../../timeline/agent';
import type { Timeline } from '../../timeline/lanes';
import css from './controls.module.css';

const MOST_ZOOM = 16;

interface ControlsProps {
  player: Player;
  lanes: Timeline;
  agent: Map<string, Step>;
  zoom: number;
  onZoom: (zoom: number) => void;
  onSeek: (ms: number) => void;
  onSlowest: () => void;
  recording: 'there' | 'later' | 'none';
  /** Why there is one that may not be heard. */
  forbidden: string | undefined;
}

/** Plays, and goes along the time axis. */
export function Controls({
  player,
  lanes,
  agent,
  zoom,
  onZoom,
  onSeek,
  onSlowest,
  recording,
  forbidden,
}: ControlsProps) {
  const state = useSyncExternalStore(player.onChange, player.current);
  const clipboard = useClipboard({ timeout: 1500 });
  const copyLink = () => {
    const url = new URL(location.href);
    url.searchParams.set('t', (player.position / 1000).toFixed(1));
    clipboard.copy(url.toString());
  };
  useShortcuts([{ keys: 'l', label: 'keys.link', run: copyLink }]);
  return (
    <div className={css.bar}>
      <Tooltip label={state.playing ? t('player.pause') : t('player.play')}>
        <ActionIcon
          size="lg"
          radius="xl"
          disabled={!player.playable}
          aria-label={state.playing ? t('player.pause') : t('player.play')}
          onClick={() => player.toggle()}
        >
          {state.playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
        </ActionIcon>
      </Tooltip>
      <Slider player={player} lanes={lanes} agent={agent} onSeek={onSeek} />
      {player.playable ? (
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('player.rate')}
            value={String(state.rate)}
            data={['1', '1.5', '2'].map((value) => ({ value, label: `${value}×` }))}
            onChange={(value) => player.rate(Number(value))}
          />
          {(['contact', 'agent'] as const).map((side) => (
            <Button
              key={side}
              size="compact-sm"
              variant="subtle"
              color="gray"
              className={css[side]}
              aria-pressed={!state.muted[side]}
              leftSection={
                state.muted[side] ? (
                  <IconVolumeOff size={16} aria-hidden />
                ) : (
                  <IconVolume size={16} aria-hidden />
                )
              }
              onClick={() => player.mute(side)}
            >
              {t(`side.${side}`)}
            </Button>
          ))}
        </>
      ) : (
        <span className="muted">
          {forbidden !== undefined
            ? forbidden
            : state.broken || recording === 'there'
              ? t('player.broken')
              : t(recording === 'later' ? 'player.later' : 'player.none')}
        </span>
      )}
      <span className={css.spring} />
      {lanes.waits.length > 0 ? (
        <Button size="compact-sm" variant="default" onClick={onSlowest}>
          {t('player.slowest')}
        </Button>
      ) : null}
      <Tooltip label={t('player.zoomOut')}>
        <ActionIcon
          variant="default"
          aria-label={t('player.zoomOut')}
          disabled={zoom <= 1}
          onClick={() => onZoom(Math.max(1, zoom / 2))}
        >
          <IconZoomOut size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('player.zoomIn')}>
        <ActionIcon
          variant="default"
          aria-label={t('player.zoomIn')}
          disabled={zoom >= MOST_ZOOM}
          onClick={() => onZoom(Math.min(MOST_ZOOM, zoom * 2))}
        >
          <IconZoomIn size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={clipboard.copied ? t('copy.done') : t('player.link')}>
        <ActionIcon variant="default" aria-label={t('player.link')} onClick={copyLink}>
          <IconLink size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

interface SliderProps {
  player: Player;
  lanes: Timeline;
  agent: Map<string, Step>;
  onSeek: (ms: number) => void;
}

/** What is at a moment, in words. */
function place(lanes: Timeline, agent: Map<string, Step>, ms: number): string {
  const who = lanes.utterances.find((one) => one.from <= ms && ms < one.to)?.side;
  const visit = lanes.visits.findLast((one) => one.from <= ms);
  const step = visit === undefined ? undefined : agent.get(visit.node);
  return t('player.at', {
    time: formatPlace(ms),
    who: who ?? 'none',
    step: step === undefined ? '' : `${step.number} ${step.name}`,
  });
}

/** The place in the call: moved without React, since it moves all the time. */
function Slider({ player, lanes, agent, onSeek }: SliderProps) {
  const range = useRef<HTMLInputElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (ms: number) => {
      if (clock.current !== null) clock.current.textContent = formatPlace(ms);
      if (range.current === null) return;
      range.current.value = String(Math.round(ms));
      range.current.setAttribute('aria-valuetext', place(lanes, agent, ms));
    };
    show(player.position);
    return player.onMove(show);
  }, [player, lanes, agent]);
  return (
    <>
      <span className={css.clock}>
        <span ref={clock} /> / {formatLength(lanes.length)}
      </span>
      <input
        ref={range}
        className={css.range}
        type="range"
        dir="ltr"
        min={0}
        max={Math.max(1, Math.round(lanes.length))}
        step={100}
        defaultValue={0}
        aria-label={t('player.place')}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
      />
    </>
  );
}
