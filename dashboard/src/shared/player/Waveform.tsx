import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import css from './player.module.css';

/** As much of 128 is on every line, and nobody's speech. */
const NOISE = 2;

interface WaveformProps {
  /** Four bytes a piece: least and greatest of the contact, least and greatest of the agent. */
  peaks: Int8Array;
  perSecond: number;
  height: number;
  label: string;
  /** Milliseconds that the full width stands for; as long as the recording if absent. */
  length?: number;
}

/** Both sides of a recording: the contact above, the agent below. */
export function Waveform({ peaks, perSecond, height, label, length }: WaveformProps) {
  const { ref, width } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return;
    const draw = () => paint(element, peaks, perSecond, width, height, length);
    draw();
    // Colours are those of the theme.
    const watch = new MutationObserver(draw);
    watch.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => watch.disconnect();
  }, [peaks, perSecond, width, height, length]);
  return (
    <div ref={ref} className={css.wave} style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

function paint(
  element: HTMLCanvasElement,
  peaks: Int8Array,
  perSecond: number,
  width: number,
  height: number,
  length: number | undefined,
): void {
  const ratio = window.devicePixelRatio;
  element.width = Math.round(width * ratio);
  element.height = Math.round(height * ratio);
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  const context = element.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(element);
  const pieces = length === undefined ? peaks.length / 4 : (length / 1000) * perSecond;
  const half = height / 2;
  for (const [side, color] of [
    [0, '--contact-wave'],
    [1, '--agent-wave'],
  ] as const) {
    context.fillStyle = style.getPropertyValue(color);
    const middle = half * (side + 0.5);
    for (let x = 0; x < width; x++) {
      const from = Math.floor((x / width) * pieces);
      const to = Math.max(from + 1, Math.floor(((x + 1) / width) * pieces));
      let most = 0;
      for (let piece = from; piece < to && piece * 4 < peaks.length; piece++) {
        const least = peaks[piece * 4 + side * 2] ?? 0;
        const greatest = peaks[piece * 4 + side * 2 + 1] ?? 0;
        most = Math.max(most, -least, greatest);
      }
      // Quiet speech is to be seen too.
      const tall = most <= NOISE ? 0.5 : Math.max(0.5, Math.sqrt(most / 128) * (half / 2 - 1));
      context.fillRect(x, middle - tall, 0.75, tall * 2);
    }
  }
}
