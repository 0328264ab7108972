import { Button, TextInput } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { idOf, rowsOf, stepOf, stepsOf } from '../../agent-doc/document';
import { addStep, connect, type Kind } from '../../agent-doc/edits';
import { freePlace } from '../../agent-doc/layout';
import { t, word } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import css from './builder.module.css';
import { labelOf, titleById, titleOf, useBuilder, useView } from './context';
import { remove } from './deeds';

const KINDS: Kind[] = ['speak', 'transfer', 'end'];

const itemOf = (step: string) => `outline-${step}`;

/** The same ids with this one, at the end. */
const withLast = (ids: string[], id: string): string[] => [...ids.filter((one) => one !== id), id];

/** The steps as a list, with where each goes: everything can be done from here. */
export function Outline() {
  const { editor, numbers, problems, jump } = useBuilder();
  const { history, selected } = useView(editor);
  const doc = history.present;
  const [sought, setSought] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => {
    const wanted = sought.trim().toLowerCase();
    return stepsOf(doc)
      .toSorted((a, b) => (numbers.get(idOf(a)) ?? 0) - (numbers.get(idOf(b)) ?? 0))
      .filter((step) => wanted === '' || JSON.stringify(step).toLowerCase().includes(wanted));
  }, [doc, numbers, sought]);
  // Of several the last is the one that keys go on from.
  const at = steps.findIndex((step) => idOf(step) === selected.at(-1));
  const last = selected.at(-1);
  useEffect(() => {
    if (last !== undefined)
      document.getElementById(itemOf(last))?.scrollIntoView({ block: 'nearest' });
  }, [last]);
  const pointed = useRef(false);
  const move = (index: number) =>
    requestAnimationFrame(() =>
      tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus(),
    );
  const focus = (index: number, more = false) => {
    const step = steps[index];
    if (step === undefined) return;
    editor.select(more ? withLast(selected, idOf(step)) : [idOf(step)]);
    move(index);
  };
  const click = (event: MouseEvent, index: number, id: string) => {
    pointed.current = false;
    if (event.shiftKey) {
      const [from, to] = [Math.min(at, index), Math.max(at, index)];
      const between = steps.slice(Math.max(0, from), to + 1).map(idOf);
      editor.select(
        between
          .reduce(withLast, selected)
          .filter((one) => one !== id)
          .concat(id),
      );
    } else if (event.ctrlKey || event.metaKey) {
      editor.select(selected.includes(id) ? selected.filter((o) => o !== id) : [...selected, id]);
    } else focus(index);
  };
  const keys = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowDown: Math.min(at + 1, steps.length - 1),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: steps.length - 1,
    };
    const index = to[event.key];
    const id = selected.at(-1);
    if (index !== undefined) focus(index, event.shiftKey);
    else if ((event.key === 'Enter' || event.key === 'ArrowRight') && id !== undefined)
      jump(id, 'says');
    else if (event.key === 'F2' && id !== undefined) jump(id, 'name');
    else if ((event.key === 'Delete' || event.key === 'Backspace') && id !== undefined) {
      remove(editor);
      focus(Math.max(0, at - 1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <nav className={css.outline} aria-label={t('builder.outline')}>
      <TextInput
        type="search"
        size="xs"
        aria-label={t('builder.find')}
        placeholder={t('builder.find')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <div
        ref={tree}
        role="tree"
        aria-label={t('builder.steps')}
        aria-multiselectable
        className={css.tree}
      >
        {steps.map((step, i) => {
          const id = idOf(step);
          const mine = problems.filter((one) => one.step === id).length;
          return (
            <div
              key={id}
              id={itemOf(id)}
              role="treeitem"
              aria-level={1}
              aria-selected={selected.includes(id)}
              tabIndex={(at === -1 ? 0 : at) === i ? 0 : -1}
              className={css.branch}
              onMouseDown={() => {
                pointed.current = true;
              }}
              onClick={(event) => click(event, i, id)}
              onFocus={() => {
                if (!pointed.current && !selected.includes(id)) editor.select([id]);
              }}
              onKeyDown={keys}
            >
              <span className={css.branchName}>{titleOf(step, numbers)}</span>
              {mine > 0 ? (
                <span className={css.warn}>
                  <IconAlertTriangle size={14} aria-hidden />
                  {t('builder.problemCount', { count: mine })}
                </span>
              ) : null}
              <span className={css.ways}>
                {rowsOf(step)
                  .filter((row) => row.place !== 'on_failure' || row.next !== '')
                  .map((row) => (
                    <span key={row.place}>
                      {t('builder.way', {
                        label: labelOf(row),
                        to: titleById(doc, row.next, numbers),
                      })}
                    </span>
                  ))}
              </span>
            </div>
          );
        })}
      </div>
      <div className={css.add}>
        {KINDS.map((kind) => (
          <Allowed key={kind} deed="PUT /agent/{id}">
            <Button size="compact-sm" variant="default" onClick={() => add(kind)}>
              {word('add', kind)}
            </Button>
          </Allowed>
        ))}
      </div>
    </nav>
  );

  /** A further step, which the first row of the selected one that leads nowhere leads to. */
  function add(kind: Kind): void {
    const from = stepOf(editor.doc, selected.at(-1) ?? '');
    const made = addStep(editor.doc, kind, word('newStep', kind), freePlace(editor.doc, from));
    const empty = from && rowsOf(from).find((row) => stepOf(editor.doc, row.next) === undefined);
    const doc = empty && from ? connect(made.doc, idOf(from), empty.place, made.id) : made.doc;
    editor.apply(doc);
    jump(made.id, 'name');
  }
}
