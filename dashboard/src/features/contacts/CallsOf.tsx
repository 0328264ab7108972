import { Button, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { flat } from '../../api/calls';
import type { CallRow } from '../../api/client';
import { callsOf } from '../../api/contacts';
import { formatDay, formatLength, formatWhen } from '../../shared/format';
import { t, word } from '../../shared/i18n';
import { Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { goesOn, StatusMark } from '../../shared/ui/StatusMark';
import { When } from '../../shared/ui/When';
import css from './contacts.module.css';
import { places } from './places';

const FRESH_MS = 5000;

/** All calls with a contact: on one line of time, and one below the other. */
export function CallsOf({ contact }: { contact: string }) {
  const found = useInfiniteQuery({
    ...callsOf(contact),
    refetchInterval: ({ state }) =>
      flat(state.data?.pages).some((row) => goesOn(row.status)) ? FRESH_MS : false,
  });
  const rows = flat(found.data?.pages);
  return (
    <section className={`panel ${css.part}`} aria-labelledby="calls">
      <h2 id="calls">{t('contact.calls')}</h2>
      <Loaded query={{ ...found, data: found.data?.pages[0] }} waiting={<Waiting rows={5} />}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('contact.noCalls')} />
          ) : (
            <>
              <Line rows={rows} />
              <ol className={css.calls}>
                {rows.map((row) => (
                  <li key={row.id}>
                    <Call row={row} />
                  </li>
                ))}
              </ol>
              {found.hasNextPage ? (
                <Button
                  variant="default"
                  size="xs"
                  loading={found.isFetchingNextPage}
                  onClick={() => void found.fetchNextPage()}
                >
                  {t('calls.older')}
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

/** When the calls were, from the first to now; the list below says the same in words. */
function Line({ rows }: { rows: CallRow[] }) {
  const now = new Date();
  const oldest = rows.at(-1)?.created ?? now.toISOString();
  return (
    <div className={css.time}>
      <div className={css.axis} aria-hidden="true">
        {places(rows, now.getTime()).map(({ row, at }) => (
          <Tooltip
            key={row.id}
            label={`${formatWhen(row.created)} · ${word('status', row.status)}`}
          >
            <Link
              to="/calls/$id"
              params={{ id: row.id }}
              tabIndex={-1}
              className={css.dot}
              data-status={row.status}
              style={{ insetInlineStart: `${at * 100}%` }}
            />
          </Tooltip>
        ))}
      </div>
      <div className={css.ends} aria-hidden="true">
        <span>{formatDay(oldest)}</span>
        <span>{t('contact.now')}</span>
      </div>
    </div>
  );
}

function Call({ row }: { row: CallRow }) {
  return (
    <>
      <Link to="/calls/$id" params={{ id: row.id }} className={css.when}>
        <When time={row.created} />
      </Link>
      <StatusMark status={row.status} reason={row.end_reason} />
      <span className="muted">
        {row.agent.title} {t('calls.version', { version: row.agent.version })}
        {row.test ? ` · ${t('calls.test')}` : ''}
      </span>
      <span>{row.last_outcome?.label.replaceAll('_', ' ')}</span>
      <span className={css.length}>
        {row.duration_ms ? formatLength(row.duration_ms) : t('none')}
      </span>
    </>
  );
}
