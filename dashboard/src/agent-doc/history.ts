import type { AgentDoc } from './document';

const DEPTH = 300;

/** What can be undone and done again. Values never change: each edit makes another. */
export interface History {
  past: AgentDoc[];
  present: AgentDoc;
  future: AgentDoc[];
  /** What the last edit was, where more of the same is one step of undoing: `greet.text`. */
  group: string | null;
}

export const begin = (present: AgentDoc): History => ({
  past: [],
  present,
  future: [],
  group: null,
});

/** After an edit. Those of one group that follow each other are undone at once. */
export function edit(history: History, to: AgentDoc, group: string | null = null): History {
  if (to === history.present) return history;
  const goesOn = group !== null && group === history.group && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-DEPTH);
  return { past, present: to, future: [], group };
}

/** Typing has paused: what follows is another step of undoing. */
export const pause = (history: History): History =>
  history.group === null ? history : { ...history, group: null };

export function undo(history: History): History {
  const to = history.past.at(-1);
  if (to === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: to,
    future: [history.present, ...history.future],
    group: null,
  };
}

export function redo(history: History): History {
  const [to, ...future] = history.future;
  if (to === undefined) return history;
  return { past: [...history.past, history.present], present: to, future, group: null };
}
