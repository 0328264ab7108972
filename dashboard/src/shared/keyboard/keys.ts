import { useEffect, useRef } from 'react';
import type { Key } from '../i18n';

/** A shortcut: `g c`, `/`, `j`, `Shift+M`, `Mod+K`. */
export interface Shortcut {
  keys: string;
  /** What it does, for the list of shortcuts. */
  label: Key;
  /** Without it the browser does it, and the page goes by what the browser tells. */
  run?: () => void;
}

const OFF = 'parley-single-keys-off';
const SEQUENCE_MS = 1200;
const active = new Map<symbol, Shortcut[]>();

/** Whether shortcuts of single letters are switched off (WCAG 2.1.4). */
export const singleKeysOff = () => localStorage.getItem(OFF) === '1';
export const switchSingleKeys = (off: boolean) => localStorage.setItem(OFF, off ? '1' : '0');

/** All shortcuts that work just now, the newest first. */
export function activeShortcuts(): Shortcut[] {
  return [...active.values()].reverse().flat();
}

/** Whether keys are for words there. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** How a key that was pressed is written in a shortcut. */
export function written(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): string {
  const named = event.key === ' ' ? 'Space' : event.key;
  const letter = /^[a-z]$/i.test(named);
  const key = letter ? named.toLowerCase() : named;
  const shift = event.shiftKey && (letter || named.length > 1) ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${shift}${key}`;
}

/** Whether something is open over the page: then only it is meant. */
export function shadowed(): boolean {
  const opened = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]');
  return [...opened].some((one) => one.checkVisibility());
}

let first: { key: string; at: number } | null = null;

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || typing(event.target)) return;
  const key = written(event);
  const single = !key.startsWith('Mod+') && key.length === 1;
  if (single && singleKeysOff()) return;
  if (shadowed()) return;
  // A button takes its own keys.
  const own =
    key === 'Enter'
      ? 'button, a, [role="tab"], summary'
      : key === 'Space'
        ? 'button, [role="tab"], summary'
        : null;
  if (own !== null && event.target instanceof Element && event.target.closest(own)) return;
  const sequence =
    first !== null && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${key}` : null;
  const all = activeShortcuts();
  const found =
    (sequence !== null ? all.find((one) => one.keys === sequence) : undefined) ??
    all.find((one) => one.keys === key);
  first = null;
  if (found !== undefined) {
    if (found.run === undefined) return;
    event.preventDefault();
    found.run();
  } else if (all.some((one) => one.keys.startsWith(`${key} `))) {
    first = { key, at: event.timeStamp };
  }
}

/** Shortcuts that work while the component is there. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts.map((one) => `${one.keys}\n${one.label}`).join('\t');
  useEffect(() => {
    const id = Symbol();
    active.set(
      id,
      names
        .split('\t')
        .filter(Boolean)
        .map((name, i) => {
          const [keys = '', label = ''] = name.split('\n');
          return {
            keys,
            label: label as Key,
            run: latest.current[i]?.run && (() => latest.current[i]?.run?.()),
          };
        }),
    );
    if (active.size === 1) document.addEventListener('keydown', press);
    return () => {
      active.delete(id);
      if (active.size === 0) document.removeEventListener('keydown', press);
    };
  }, [names]);
}
