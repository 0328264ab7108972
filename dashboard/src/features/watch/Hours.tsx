import { useQuery } from '@tanstack/react-query';
import { type Group, statistics } from '../../api/watch';
import { formatNumber, timeZone } from '../../shared/format';
import { t } from '../../shared/i18n';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { dayKey } from './figures';
import css from './watch.module.css';

const HOUR_MS = 3_600_000;
const HOURS = 48;
const HEIGHT = 100;

const hourly = statistics('hours', () => ({
  from: new Date(Date.now() - HOURS * HOUR_MS).toISOString(),
  to: new Date().toISOString(),
  by: 'hour',
  tz: timeZone,
}));

const KINDS = [
  { name: 'good', hue: 'var(--good)', of: ['COMPLETED', 'TRANSFERRED', 'LEFT_VOICEMAIL'] },
  { name: 'missed', hue: 'var(--muted)', of: ['NO_ANSWER', 'BUSY', 'CANCELLED', 'SUPPRESSED'] },
  { name: 'bad', hue: 'var(--bad)', of: ['FAILED'] },
  { name: 'open', hue: 'var(--live)', of: ['QUEUED', 'NOT_STARTED', 'IN_PROGRESS'] },
] as const;

const sum = (group: Group | undefined, of: readonly string[]) =>
  of.reduce((all, status) => all + (group?.statuses[status] ?? 0), 0);

/** Calls by the hour in which they were ordered, stacked by how they ended. */
export function Hours() {
  const counted = useQuery(hourly);
  return (
    <Loaded query={counted} waiting={<Waiting rows={4} />}>
      {({ groups }) => {
        const known = new Map(groups.map((group) => [group.key, group]));
        const columns = Array.from({ length: HOURS }, (_, i) => {
          const at = new Date(Date.now() - (HOURS - 1 - i) * HOUR_MS);
          return known.get(`${dayKey(at)}T${String(at.getHours()).padStart(2, '0')}:00`);
        });
        const most = Math.max(1, ...columns.map((group) => group?.calls ?? 0));
        const total = groups.reduce((all, group) => all + group.calls, 0);
        return (
          <>
            <svg
              className={css.chart}
              viewBox={`0 0 ${HOURS * 10} ${HEIGHT}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={t('home.hoursTold', { total, most: formatNumber(most) })}
            >
              {columns.map((group, i) => {
                let top = HEIGHT;
                return KINDS.map(({ name, hue, of }) => {
                  const height = (sum(group, of) / most) * (HEIGHT - 2);
                  top -= height;
                  return height === 0 ? null : (
                    <rect
                      key={name + i}
                      x={i * 10 + 1}
                      y={top}
                      width={8}
                      height={height}
                      fill={hue}
                    />
                  );
                });
              })}
            </svg>
            <div className={css.legend}>
              {KINDS.map(({ name, hue, of }) => (
                <span key={name} style={{ '--hue': hue } as React.CSSProperties}>
                  {t(`home.${name}`)} {formatNumber(groups.reduce((all, g) => all + sum(g, of), 0))}
                </span>
              ))}
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
