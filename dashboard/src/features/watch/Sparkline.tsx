const WIDTH = 120;
const HEIGHT = 24;

/** How something went, as a line; what it says is said in numbers beside it. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (most === 0) return null;
  const step = WIDTH / Math.max(1, values.length - 1);
  const points = values.flatMap((value, i) =>
    value === null
      ? []
      : [`${(i * step).toFixed(1)},${(HEIGHT - 2 - (value / most) * (HEIGHT - 4)).toFixed(1)}`],
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} height={HEIGHT} preserveAspectRatio="none" aria-hidden>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--muted)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
