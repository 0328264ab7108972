import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CallRow } from '../../api/client';
import { formatLength, formatMs, formatPhone } from '../../shared/format';
import { t } from '../../shared/i18n';
import { goesOn, StatusMark } from '../../shared/ui/StatusMark';
import { When } from '../../shared/ui/When';
import { versionName } from '../../shared/version';
import css from './calls.module.css';

/** A wait that a bar of full width stands for, and from which on it is coloured. */
const LONG_MS = 1500;

interface CallTableProps {
  rows: CallRow[];
  cursor: number | null;
  peeked: string | undefined;
  chosen: ReadonlySet<string>;
  onChoose: (rows: CallRow[], on: boolean) => void;
  onCursor: (index: number) => void;
  onTag: (tag: string) => void;
}

/** One line a call; the line is the link. */
export function CallTable(props: CallTableProps) {
  const { rows, cursor, peeked, chosen, onChoose, onCursor, onTag } = props;
  const last = useRef<number | null>(null);
  /** With shift, all from the one that was chosen before. */
  const choose = (index: number, on: boolean, all: boolean) => {
    const from = all && last.current !== null ? last.current : index;
    last.current = index;
    onChoose(rows.slice(Math.min(from, index), Math.max(from, index) + 1), on);
  };
  const whole = rows.every(({ id }) => chosen.has(id));
  const links = useRef(new Map<number, HTMLAnchorElement>());
  useEffect(() => {
    if (cursor === null) return;
    links.current.get(cursor)?.focus();
  }, [cursor]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: its rows are links of a grid
    <div role="table" aria-label={t('nav.calls')} aria-rowcount={rows.length} className={css.table}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a row of names */}
      <div role="row" className={`${css.row} ${css.names}`}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its box is focused */}
        <span role="columnheader" className={css.choose}>
          <Choose label={t('bulk.all')} checked={whole} onChange={(on) => onChoose(rows, on)} />
        </span>
        {(
          [
            'when',
            'contact',
            'agent',
            'ended',
            'outcome',
            'length',
            'wait',
            'turns',
            'tags',
          ] as const
        ).map((name) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: sorting is by the server alone
          <span key={name} role="columnheader" className={css[name]}>
            {t(`calls.${name}`)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup">
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its link is focused
          <div
            key={row.id}
            role="row"
            aria-rowindex={index + 1}
            data-live={goesOn(row.status) || undefined}
            data-peeked={peeked === row.id || undefined}
            data-chosen={chosen.has(row.id) || undefined}
            className={css.row}
          >
            <Cells
              row={row}
              chosen={chosen.has(row.id)}
              onChoose={(on, all) => choose(index, on, all)}
              onFocus={() => onCursor(index)}
              link={(element) => {
                if (element === null) links.current.delete(index);
                else links.current.set(index, element);
              }}
              onTag={onTag}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

interface ChooseProps {
  label: string;
  checked: boolean;
  onChange: (on: boolean, shift: boolean) => void;
}

/** A box of its own size: there are hundreds of them. */
function Choose({ label, checked, onChange }: ChooseProps) {
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked,
            event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey,
          )
        }
      />
    </label>
  );
}

interface CellsProps {
  row: CallRow;
  chosen: boolean;
  onChoose: (on: boolean, all: boolean) => void;
  link: (element: HTMLAnchorElement | null) => void;
  onFocus: () => void;
  onTag: (tag: string) => void;
}

function Cells({ row, chosen, onChoose, link, onFocus, onTag }: CellsProps) {
  const number = row.contact.phone_number;
  const name = row.contact.name || (number === null ? t('calls.erased') : formatPhone(number));
  return (
    <>
      <Cell name="choose">
        <Choose label={t('bulk.choose', { name })} checked={chosen} onChange={onChoose} />
      </Cell>
      <Cell name="when">
        <When time={row.created} />
      </Cell>
      <Cell name="contact">
        <Link
          ref={link}
          to="/calls/$id"
          params={{ id: row.id }}
          className={css.link}
          onFocus={onFocus}
        >
          {name}
        </Link>
        {row.contact.name && number !== null ? (
          <span className="muted"> {formatPhone(number)}</span>
        ) : null}
      </Cell>
      <Cell name="agent">
        {row.agent.title} <span className="muted">{versionName(row.agent.version)}</span>
      </Cell>
      <Cell name="ended">
        <StatusMark status={row.status} reason={row.end_reason} />
      </Cell>
      <Cell name="outcome">{row.last_outcome?.label.replaceAll('_', ' ') ?? ''}</Cell>
      <Cell name="length">{row.duration_ms ? formatLength(row.duration_ms) : t('none')}</Cell>
      <Cell name="wait">
        <WaitBar ms={row.gap_p95_ms} />
      </Cell>
      <Cell name="turns">{row.turns ? row.turns : t('none')}</Cell>
      <Cell name="tags">
        {row.test ? <span className={css.tag}>{t('calls.test')}</span> : null}
        {row.tags.map((tag) => (
          <button key={tag} type="button" className={css.tag} onClick={() => onTag(tag)}>
            {tag}
          </button>
        ))}
      </Cell>
    </>
  );
}

function Cell({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the table above
    <span role="cell" className={css[name]}>
      {children}
    </span>
  );
}

/** How long 95 % of the waits were at most: a bar, coloured where it is long. */
function WaitBar({ ms }: { ms: number | null }) {
  if (ms === null) return <span className="muted">{t('none')}</span>;
  return (
    <Tooltip label={t('calls.waitIs', { ms: formatMs(ms) })}>
      <span className={css.bar} data-long={ms > LONG_MS || undefined}>
        <span data-drawn style={{ width: `${Math.min(100, (ms / LONG_MS) * 100)}%` }} />
        <em>{formatMs(ms)}</em>
      </span>
    </Tooltip>
  );
}
