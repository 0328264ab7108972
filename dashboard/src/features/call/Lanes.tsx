import { useElementSize } from '@mantine/hooks';
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { PEAKS_A_SECOND } from '../../api/calls';
import { formatLength, formatMs, formatPlace } from '../../shared/format';
import { type Key, t, word } from '../../shared/i18n';
import type { Player } from '../../shared/player/Player';
import { Waveform } from '../../shared/player/Waveform';
import type { Step } from '../../timeline/agent';
import { type Mark, PARTS, type Timeline, type Utterance, type Wait } from '../../timeline/lanes';
import { type Scale, ticks, toMs, toX } from '../../timeline/scale';
import type { Hit } from '../../timeline/search';
import css from './lanes.module.css';
import { markIcon } from './marks';

const RING_PX = 76;
/** Wider than this no browser draws at once. */
const WIDEST_PX = 16_000;

interface LanesProps {
  lanes: Timeline;
  agent: Map<string, Step>;
  hits: Hit[];
  player: Player;
  outline: Int8Array | null;
  selected: number | undefined;
  onSeek: (ms: number) => void;
  onSelect: (utterance: Utterance) => void;
  controls: (zoom: number, onZoom: (zoom: number) => void) => ReactNode;
}

const NAMES = [
  'lane.sound',
  'lane.words',
  'lane.steps',
  'lane.waits',
  'lane.events',
] as const satisfies Key[];

/** One time axis for all there is of a call. What is drawn here is told in words below. */
export function Lanes(props: LanesProps) {
  const { lanes, player, onSeek } = props;
  const { ref: view, width: seen } = useElementSize();
  const [zoom, setZoom] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const ring = lanes.ring === null ? 0 : RING_PX;
  const width = Math.min(WIDEST_PX, Math.max(0, seen - ring) * zoom);
  const scale: Scale = { length: lanes.length, width };
  useEffect(() => {
    const place = (ms: number) => {
      const x = ring + toX({ length: lanes.length, width }, ms);
      if (head.current !== null) head.current.style.transform = `translateX(${x}px)`;
      const box = scroller.current;
      if (box !== null && (x < box.scrollLeft || x > box.scrollLeft + box.clientWidth)) {
        box.scrollLeft = Math.max(0, x - box.clientWidth / 3);
      }
    };
    place(player.position);
    return player.onMove(place);
  }, [player, ring, lanes.length, width]);
  const click = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onSeek(toMs(scale, event.clientX - box.left));
  };
  return (
    <>
      <div className={css.lanes} aria-hidden="true" dir="ltr">
        <div className={css.names}>
          {NAMES.map((name) => (
            <span key={name}>{t(name)}</span>
          ))}
        </div>
        <div ref={view} className={css.view}>
          <div ref={scroller} className={css.scroller}>
            <div className={css.content} style={{ width: ring + width }}>
              {lanes.ring === null ? null : (
                <div className={css.ring} style={{ width: RING_PX }}>
                  <span>
                    {t('lane.ring', {
                      length: formatLength(lanes.ring.ringing ?? lanes.ring.dialled),
                    })}
                  </span>
                </div>
              )}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider below does the same by keyboard */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
              <div className={css.time} style={{ width }} onClick={click}>
                <Axis scale={scale} />
                {props.hits.map((hit) => (
                  <i
                    key={hit.utterance.index}
                    className={css.hit}
                    data-drawn
                    style={{ left: toX(scale, hit.at) }}
                  />
                ))}
                <Sound {...props} scale={scale} />
                <Words {...props} scale={scale} />
                <StepLane {...props} scale={scale} />
                <Waits waits={lanes.waits} scale={scale} />
                <Marks marks={lanes.marks} scale={scale} />
              </div>
              <div ref={head} className={css.head} data-drawn />
            </div>
          </div>
        </div>
      </div>
      {props.controls(zoom, setZoom)}
    </>
  );
}

function Axis({ scale }: { scale: Scale }) {
  return (
    <div className={css.axis}>
      {ticks(scale).map((ms) => (
        <span key={ms} style={{ left: toX(scale, ms) }}>
          {formatLength(ms)}
        </span>
      ))}
    </div>
  );
}

function Sound({ outline, lanes, scale }: LanesProps & { scale: Scale }) {
  if (outline === null) {
    return (
      <div className={css.sound}>
        {lanes.utterances.map((one) => (
          <i
            key={one.index}
            data-drawn
            data-side={one.side}
            style={{ left: toX(scale, one.from), width: toX(scale, one.to - one.from) }}
          />
        ))}
      </div>
    );
  }
  return (
    <div className={css.sound}>
      <Waveform
        peaks={outline}
        perSecond={PEAKS_A_SECOND}
        height={76}
        length={lanes.length}
        label=""
      />
    </div>
  );
}

function Words({ lanes, scale, selected, onSelect }: LanesProps & { scale: Scale }) {
  return (
    <div className={css.words}>
      {lanes.utterances.map((one) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the transcript does the same by keyboard
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div
          key={one.index}
          className={css.said}
          data-side={one.side}
          data-cut={one.cut || undefined}
          data-selected={selected === one.index || undefined}
          title={`${formatPlace(one.from)}  ${one.text}`}
          style={{ left: toX(scale, one.from), width: Math.max(6, toX(scale, one.to - one.from)) }}
          onClick={(event) => {
            event.stopPropagation();
            onSelect(one);
          }}
        >
          {one.digits ? `⌨ ${one.text}` : one.text}
        </div>
      ))}
    </div>
  );
}

function StepLane({ lanes, agent, scale }: LanesProps & { scale: Scale }) {
  return (
    <div className={css.steps}>
      {lanes.visits.map((visit, i) => {
        const step = agent.get(visit.node);
        const name = step === undefined ? visit.node : `${step.number} ${step.name}`;
        return (
          <div
            key={i}
            title={`${formatPlace(visit.from)}  ${name}`}
            style={{
              left: toX(scale, visit.from),
              width: Math.max(3, toX(scale, visit.to - visit.from)),
            }}
          >
            {name}
          </div>
        );
      })}
    </div>
  );
}

/** The parts of a wait, one a line. */
export function told(wait: Wait): string {
  return [
    t('wait.turn', { turn: wait.turn, total: formatMs(wait.total) }),
    ...PARTS.map((part) => `${t(`wait.${part}`)}: ${formatMs(wait.parts[part])}`),
  ].join('\n');
}

function Waits({ waits, scale }: { waits: Wait[]; scale: Scale }) {
  return (
    <div className={css.waits}>
      {waits.map((wait) => (
        <div
          key={wait.index}
          className={css.wait}
          title={told(wait)}
          style={{ left: toX(scale, wait.from), width: Math.max(4, toX(scale, wait.total)) }}
        >
          <span className={css.parts}>
            {PARTS.map((part) => (
              <i
                key={part}
                data-drawn
                style={{ flexGrow: wait.parts[part], background: `var(--wait-${part})` }}
              />
            ))}
          </span>
          <em>{formatMs(wait.total)}</em>
        </div>
      ))}
    </div>
  );
}

function Marks({ marks, scale }: { marks: Mark[]; scale: Scale }) {
  return (
    <div className={css.marks}>
      {marks.map((mark) => {
        const Icon = markIcon(mark.kind);
        return (
          <span
            key={`${mark.kind} ${mark.index}`}
            data-kind={mark.kind}
            title={`${formatPlace(mark.at)}  ${word('mark', mark.kind)}${mark.text ? `: ${mark.text}` : ''}`}
            style={{ left: toX(scale, mark.at) }}
          >
            <Icon size={15} />
          </span>
        );
      })}
    </div>
  );
}
