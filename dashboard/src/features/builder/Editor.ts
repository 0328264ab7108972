import { type AgentDoc, idOf, same, stepOf, stepsOf } from '../../agent-doc/document';
import { begin, edit, type History, pause, redo, undo } from '../../agent-doc/history';
import { readAgent, type Saved, writeDraft } from '../../api/builder';
import { drop, forget, type Kept, keep } from './copies';
import { Saver, type Saving } from './Saver';

const PAUSE_MS = 1_000;

/** What an edit did, where that is said. */
export type Said =
  | { is: 'discarded'; version: number }
  | { is: 'copied' | 'cut' | 'pasted' | 'duplicated' | 'removed'; count: number }
  /** How many places named it, besides the one where it was renamed. */
  | { is: 'renamed'; from: string; to: string; count: number };

/** What the page shows: another value after each change. */
export interface View {
  history: History;
  saving: Saving;
  saved: Saved;
  /** Ids of selected steps. */
  selected: string[];
  /** Changes of somebody else were taken in. */
  joined: boolean;
  /** What the last edit did. */
  said: Said | null;
}

/** One agent that is being edited: its document with its history, the selection, the saver. */
export class Editor {
  private view: View;
  private readonly listeners = new Set<() => void>();
  private readonly saver: Saver;
  private pausing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly agent: string,
    saved: Saved,
    selected: string | undefined,
    kept: Kept | null,
    /** Whoever looks on changes nothing. */
    readonly frozen = false,
  ) {
    // Edits that were left behind go on from what they were made on, so that nothing is written over.
    const base = kept === null ? saved : { ...saved, tag: kept.tag, document: kept.base };
    this.saver = new Saver(base, {
      read: () => readAgent(agent),
      write: (tag, document) => writeDraft(agent, tag, document),
      keep: (copy) => keep(agent, copy),
      forget: () => forget(agent),
      later: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      now: Date.now,
      told: () => this.show({ saving: this.saver.state, saved: this.saver.base }),
      joined: (document) => this.show({ history: edit(this.view.history, document), joined: true }),
    });
    this.view = {
      history: begin(saved.document),
      saving: this.saver.state,
      saved,
      selected: selected !== undefined && stepOf(saved.document, selected) ? [selected] : [],
      joined: false,
      said: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly current = (): View => this.view;

  get doc(): AgentDoc {
    return this.view.history.present;
  }

  /** Edits of one group that follow each other without a pause are undone at once. */
  apply(doc: AgentDoc, group: string | null = null, said: Said | null = null): void {
    if (this.frozen || same(doc, this.doc)) return;
    this.go(edit(this.view.history, doc, group), said);
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => this.show({ history: pause(this.view.history) }), PAUSE_MS);
  }

  /** Edits that were left behind on this computer are the draft: before them is one undo away. */
  takeUp(kept: Kept): void {
    this.apply(kept.document);
    drop(kept);
    this.saver.change(kept.document);
  }

  /** Says what was done, until the next edit. */
  say(said: Said): void {
    this.show({ said });
  }

  undo(): void {
    this.go(undo(this.view.history));
  }

  redo(): void {
    this.go(redo(this.view.history));
  }

  select(ids: string[]): void {
    if (!same(ids, this.view.selected)) this.show({ selected: ids });
  }

  /** Everything on its way to the server; false where it cannot take it. */
  flush(): Promise<boolean> {
    return this.saver.flush();
  }

  /** Whether this page may be closed without losing anything. */
  get safe(): boolean {
    const { saving } = this.view;
    return saving.is === 'saved' || !('kept' in saving) || saving.kept;
  }

  retry(): void {
    this.saver.retry();
  }

  /** After a conflict: ours is the draft; theirs is one step of undoing away. */
  keepMine(): void {
    const { saving, history } = this.view;
    if (saving.is !== 'conflict') return;
    const mine = history.present;
    this.show({ history: edit(edit(history, saving.theirs.document), mine) });
    this.saver.settle(mine);
  }

  /** After a conflict: theirs is the draft; ours is one step of undoing away. */
  takeTheirs(): void {
    const { saving, history } = this.view;
    if (saving.is !== 'conflict') return;
    const { document } = saving.theirs;
    this.show({ history: edit(history, document) });
    this.saver.settle(document);
  }

  /** What we had the server do. The draft it made is one step of undoing, where it is another. */
  adopt(saved: Saved): void {
    if (!same(saved.document, this.doc)) this.put(edit(this.view.history, saved.document));
    this.saver.adopt(saved);
  }

  close(): void {
    clearTimeout(this.pausing);
    this.saver.close();
  }

  private go(history: History, said: Said | null = null): void {
    if (history === this.view.history) return;
    this.put(history, said);
    this.saver.change(history.present);
  }

  private put(history: History, said: Said | null = null): void {
    const ids = new Set(stepsOf(history.present).map(idOf));
    const selected = this.view.selected.filter((id) => ids.has(id));
    this.show({ history, selected, joined: false, said });
  }

  private show(part: Partial<View>): void {
    this.view = { ...this.view, ...part };
    for (const listener of this.listeners) listener();
  }
}
