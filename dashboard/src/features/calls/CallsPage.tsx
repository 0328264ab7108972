import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { agents } from '../../api/agents';
import { callCount, callRows, flat } from '../../api/calls';
import type { CallRow } from '../../api/client';
import { session } from '../../api/session';
import { curl } from '../../shared/curl';
import { asQuery, type Filters, readFilters, sameFilters, withFilter } from '../../shared/filters';
import { formatNumber } from '../../shared/format';
import '../../shared/i18n/calls';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';
import { Curl, Empty, Loaded, Waiting } from '../../shared/states/Loaded';
import { Page } from '../../shared/ui/Page';
import { CallTable } from './CallTable';
import { Chips } from './Chips';
import css from './calls.module.css';
import { Export } from './Export';
import { asAddress, exportOf } from './export';
import { SavedViews } from './SavedViews';
import { SearchBox } from './SearchBox';
import { VIEWS } from './views';

const CopyAsCurl = lazy(async () => ({
  default: (await import('../../shared/ui/CopyAsCurl')).CopyAsCurl,
}));
const Peek = lazy(async () => ({ default: (await import('./Peek')).Peek }));
const Bulk = lazy(async () => ({ default: (await import('./Bulk')).Bulk }));

const FRESH_MS = 5000;
const NEAR_TOP_PX = 80;

/** All calls: found by filters, read by rows. */
export function CallsPage() {
  const { peek, ...address } = useSearch({ from: '/inside/calls' });
  const filters = readFilters(address);
  const navigate = useNavigate();
  const show = (next: Filters, peeked?: string) =>
    void navigate({
      to: '/calls',
      search: { ...next, peek: peeked },
      replace: sameFilters(next, filters),
    });
  const query = asQuery(filters);
  const found = useInfiniteQuery({
    ...callRows(query),
    placeholderData: (before) => before,
    // Rows that somebody reads further down do not move.
    refetchInterval: () => (window.scrollY < NEAR_TOP_PX ? FRESH_MS : false),
  });
  const rows = flat(found.data?.pages);
  const [cursor, setCursor] = useState<number | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const peeked = typeof peek === 'string' ? peek : undefined;
  useEffect(() => {
    if (cursor !== null && cursor >= rows.length)
      setCursor(rows.length === 0 ? null : rows.length - 1);
  }, [cursor, rows.length]);
  const move = (by: number) => {
    if (rows.length === 0) return;
    const next = cursor === null ? 0 : Math.min(rows.length - 1, Math.max(0, cursor + by));
    setCursor(next);
    if (peeked !== undefined) show(filters, rows[next]?.id);
  };
  const current = cursor === null ? undefined : rows[cursor];
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => ids.has(id));
  const choose = (some: CallRow[], on: boolean) => {
    const next = new Set(ids);
    for (const { id } of some) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setIds(next);
  };
  useShortcuts([
    { keys: 'j', label: 'keys.down', run: () => move(1) },
    { keys: 'k', label: 'keys.up', run: () => move(-1) },
    {
      keys: 'Enter',
      label: 'keys.open',
      run: () => current && void navigate({ to: '/calls/$id', params: { id: current.id } }),
    },
    {
      keys: 'Space',
      label: 'keys.peek',
      run: () => show(filters, peeked === undefined ? current?.id : undefined),
    },
    {
      keys: 'x',
      label: 'keys.choose',
      run: () => current && choose([current], !ids.has(current.id)),
    },
    { keys: 'Escape', label: 'keys.close', run: () => show(filters) },
    { keys: '/', label: 'keys.search', run: () => searchBox.current?.focus() },
  ]);
  const first = found.data?.pages[0];
  return (
    <Page
      title={t('nav.calls')}
      actions={
        <>
          <Export keys at={(form) => exportOf(filters, form)} />
          <Suspense>
            <CopyAsCurl path={`/call?fields=summary&${asAddress(filters)}`} />
          </Suspense>
        </>
      }
    >
      <div className={css.views}>
        {VIEWS.map((view) => (
          <Link
            key={view.label}
            to="/calls"
            search={view.filters()}
            className={css.view}
            aria-current={sameFilters(view.filters(), filters) ? 'page' : undefined}
            activeProps={{}}
          >
            {t(view.label)}
          </Link>
        ))}
        <SavedViews filters={filters} />
      </div>
      <SearchBox box={searchBox} filters={filters} onChange={(next) => show(next)} />
      <Chips filters={filters} onChange={(next) => show(next)} />
      <div className={css.split} data-peek={peeked !== undefined || undefined}>
        <div className={`panel ${css.list}`}>
          <Loaded query={{ ...found, data: first }} waiting={<Waiting rows={10} />}>
            {(page) =>
              rows.length === 0 ? (
                <Nothing filters={filters} onClear={() => show({})} />
              ) : (
                <>
                  <Suspense>
                    {chosen.length > 0 ? (
                      <Bulk chosen={chosen} onClear={() => setIds(new Set())} />
                    ) : null}
                  </Suspense>
                  <CallTable
                    rows={rows}
                    chosen={ids}
                    onChoose={choose}
                    cursor={cursor}
                    peeked={peeked}
                    onCursor={setCursor}
                    onTag={(tag) => show(withFilter(filters, 'tag', tag))}
                  />
                  <footer className={css.foot}>
                    <span role="status">
                      {t(page.count_is === 'exact' ? 'calls.count' : 'calls.countAbout', {
                        shown: formatNumber(rows.length),
                        count: formatNumber(page.count),
                      })}
                    </span>
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
                  </footer>
                </>
              )
            }
          </Loaded>
        </div>
        <Suspense>
          {peeked !== undefined ? <Peek id={peeked} onClose={() => show(filters)} /> : null}
        </Suspense>
      </div>
    </Page>
  );
}

/** Nothing is found: by these filters, or at all. */
function Nothing({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const all = useQuery(callCount);
  const agent = useQuery(agents).data?.[0];
  const team = useQuery(session).data?.team.id ?? '';
  if (all.data === undefined) return <Waiting rows={3} />;
  if (all.data > 0) {
    return (
      <Empty title={t('calls.none')}>
        <p>
          {t('calls.noneWhy', {
            count: formatNumber(all.data),
            filters: Object.keys(filters).length,
          })}
        </p>
        <Button variant="default" onClick={onClear}>
          {t('calls.clear')}
        </Button>
      </Empty>
    );
  }
  return (
    <Empty title={t('calls.first')}>
      <p>{t('calls.firstHow')}</p>
      <Curl
        command={curl(
          '/contact/call',
          {
            contact_id: '…',
            interview_id: agent?.id ?? '…',
            metadata: { date: 'Tuesday, March third', time: 'two thirty' },
          },
          team,
        )}
      />
      <p className="muted">{t('calls.firstDemo')}</p>
    </Empty>
  );
}
