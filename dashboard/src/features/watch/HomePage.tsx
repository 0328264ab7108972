import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { attention, now, statistics } from '../../api/watch';
import { formatAgo, formatMs, formatNumber, formatPercent, timeZone } from '../../shared/format';
import '../../shared/i18n/watch';
import { t, word } from '../../shared/i18n';
import { Loaded, Waiting } from '../../shared/states/Loaded';
import { Page } from '../../shared/ui/Page';
import { answered, compared, type Day, dayStart, days, reached } from './figures';
import { Hours } from './Hours';
import { Sparkline } from './Sparkline';
import css from './watch.module.css';

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 29;

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

const today = statistics('today', () => ({ from: dayStart(), to: ago(0), by: 'agent' }));
const history = statistics('days', () => ({
  from: ago(HISTORY_DAYS * DAY_MS),
  to: ago(0),
  by: 'day',
  tz: timeZone,
}));

/** In ten seconds: does it work, does it go well, what needs me. */
export function HomePage() {
  return (
    <Page title={t('nav.home')}>
      <Attention />
      <Goes />
      <Today />
      <section className={`panel ${css.part}`} aria-labelledby="hours">
        <h2 id="hours">{t('home.hours')}</h2>
        <Hours />
      </section>
      <Agents />
    </Page>
  );
}

const PLACES: Record<string, { to: string; search?: Record<string, string[]> }> = {
  webhooks_parked: { to: '/settings/webhooks' },
  trunk_down: { to: '/settings/trunk' },
  trunk_refusing: { to: '/calls', search: { reason: ['trunk_refused', 'trunk_unavailable'] } },
  calls_failed: { to: '/calls', search: { fault: ['us', 'carrier', 'provider'] } },
  disk_low: { to: '/settings/system' },
  unhealthy: { to: '/settings/system' },
  dialling_stopped: { to: '/live' },
};

function Attention() {
  const found = useQuery(attention);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="attention">
      <h2 id="attention">{t('home.attention')}</h2>
      <Loaded query={found} waiting={<Waiting rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('home.nothing')}</p>
          ) : (
            <ul className={css.items}>
              {items.slice(0, 8).map(({ code, message }) => (
                <li key={code + message}>
                  <span>{message}</span>
                  {PLACES[code] === undefined ? null : (
                    <Link to={PLACES[code].to} search={PLACES[code].search ?? {}}>
                      {t('home.see')}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Goes() {
  const goesOn = useQuery(now);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="now">
      <h2 id="now">{t('home.now')}</h2>
      <Loaded query={goesOn} waiting={<Waiting rows={2} />}>
        {({ live, capacity, waiting, oldest_waiting, dialling }) => (
          <div className={css.figures}>
            <Link to="/live" className={css.figure}>
              <span className="muted">{t('home.live')}</span>
              <strong>{formatNumber(live)}</strong>
              <span className="muted">{t('home.capacity', { capacity })}</span>
            </Link>
            <Link to="/live" className={css.figure}>
              <span className="muted">{t('home.waiting')}</span>
              <strong>{formatNumber(waiting)}</strong>
              <span className="muted">
                {oldest_waiting === null
                  ? t('none')
                  : t('home.oldest', { ago: formatAgo(oldest_waiting) })}
              </span>
            </Link>
            <Link to="/live" className={css.figure}>
              <span className="muted">{t('home.dialling')}</span>
              <strong>{dialling.on ? t('home.on') : t('home.off')}</strong>
            </Link>
          </div>
        )}
      </Loaded>
    </section>
  );
}

const FIGURES: {
  name: 'rung' | 'answered' | 'reached' | 'p50' | 'p95';
  of: (day: Day) => number | null;
}[] = [
  { name: 'rung', of: (day) => day.calls },
  { name: 'answered', of: answered },
  { name: 'reached', of: reached },
  { name: 'p50', of: (day) => day.wait_p50_ms },
  { name: 'p95', of: (day) => day.wait_p95_ms },
];

const SHOWN = {
  rung: formatNumber,
  answered: formatPercent,
  reached: formatPercent,
  p50: formatMs,
  p95: formatMs,
};

/** Today against the same weekday of the last four weeks. */
function Today() {
  const past = useQuery(history);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="today">
      <h2 id="today">{t('home.today')}</h2>
      <Loaded query={past} waiting={<Waiting rows={2} />}>
        {({ groups }) => {
          const all = days(groups, HISTORY_DAYS);
          return (
            <div className={css.figures}>
              {FIGURES.map(({ name, of }) => {
                const { is, usual } = compared(all, of);
                const show = (value: number | null) =>
                  value === null ? t('none') : SHOWN[name](value);
                return (
                  <Link
                    key={name}
                    to="/calls"
                    search={{ from: [dayStart()] }}
                    className={css.figure}
                  >
                    <span className="muted">{t(`home.${name}`)}</span>
                    <strong>{show(is)}</strong>
                    <span className="muted">{t('home.usual', { usual: show(usual) })}</span>
                    <Sparkline values={all.slice(-14).map(of)} />
                  </Link>
                );
              })}
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

function Agents() {
  const counted = useQuery(today);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="agents">
      <h2 id="agents">{t('home.agents')}</h2>
      <Loaded query={counted} waiting={<Waiting rows={3} />}>
        {({ groups }) =>
          groups.length === 0 ? (
            <p className="muted">{t('home.noCalls')}</p>
          ) : (
            <table className={css.table}>
              <thead>
                <tr>
                  {(['agent', 'rung', 'ends'] as const).map((name) => (
                    <th key={name} scope="col">
                      {t(`home.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {groups.map(({ key, label, calls, statuses }) => (
                  <tr key={key}>
                    <th scope="row">
                      <Link to="/calls" search={{ agent: [key], from: [dayStart()] }}>
                        {label ?? key}
                      </Link>
                    </th>
                    <td>{formatNumber(calls)}</td>
                    <td>
                      {Object.entries(statuses)
                        .sort(([, one], [, other]) => other - one)
                        .slice(0, 3)
                        .map(([status, many]) => `${word('status', status)} ${formatNumber(many)}`)
                        .join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </section>
  );
}
