import { Select } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { formatClock } from '../../../shared/format';
import { t, word } from '../../../shared/i18n';
import { Copy } from '../../../shared/ui/Copy';
import type { JournalEvent } from '../../../timeline/events';
import type { PanelProps } from '../Panels';
import css from '../panels.module.css';

const ROW_PX = 30;

/** What of an event is worth a line. */
function summary(event: JournalEvent): string {
  const value =
    event.text ??
    event.event ??
    event.outcome ??
    event.reason ??
    event.trunk ??
    event.answerer ??
    '';
  return typeof value === 'string' ? value : '';
}

/** The journal as it is. */
export function EventsPanel({ journal }: PanelProps) {
  const events = journal.events as unknown as JournalEvent[];
  const types = useMemo(() => [...new Set(events.map((event) => event.type))].toSorted(), [events]);
  const [type, setType] = useState<string | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = useMemo(
    () =>
      events
        .map((event, index) => ({ event, index }))
        .filter(({ event }) => type === null || event.type === type),
    [events, type],
  );
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const json = chosen === null ? null : JSON.stringify(events[chosen], null, 2);
  return (
    <>
      <Select
        size="xs"
        mb="xs"
        w={240}
        clearable
        clearButtonProps={{ 'aria-label': t('events.all') }}
        aria-label={t('events.type')}
        placeholder={t('events.count', { count: events.length })}
        value={type}
        data={types.map((value) => ({ value, label: word('event', value) }))}
        onChange={setType}
      />
      <div ref={list} className={css.events}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = shown[item.index];
            return row === undefined ? null : (
              <button
                type="button"
                key={row.index}
                className={css.event}
                aria-pressed={chosen === row.index}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={() => setChosen(chosen === row.index ? null : row.index)}
              >
                <span>{formatClock(row.event.at)}</span>
                <span className="mono">{row.event.type}</span>
                <span className="muted">{summary(row.event)}</span>
              </button>
            );
          })}
        </div>
      </div>
      {json === null ? null : (
        <pre className={`${css.json} mono`}>
          <Copy value={json}>{json}</Copy>
        </pre>
      )}
    </>
  );
}
