import { merged } from '../../agent-doc/changes';
import { type AgentDoc, same } from '../../agent-doc/document';
import type { Saved } from '../../api/builder';
import { Refusal, signedOut } from '../../api/client';

const WAIT_MS = 800;
const AGAIN_MS = 2_000;
const SLOWEST_MS = 15_000;

/** Edits that the server may not have, as they are kept on this computer. */
export interface Copy {
  /** What they were made on. */
  tag: string;
  base: AgentDoc;
  document: AgentDoc;
  /** When, in ms of the epoch. */
  at: number;
}

/** Where edits are. */
export type Saving =
  | { is: 'saved'; at: number | null }
  | { is: 'saving' }
  | { is: 'unreachable'; kept: boolean }
  | { is: 'signed_out'; kept: boolean }
  | { is: 'refused'; message: string; kept: boolean }
  | { is: 'conflict'; theirs: Saved };

/** The world around a saver. */
export interface Ports {
  read: () => Promise<Saved>;
  write: (tag: string, document: AgentDoc) => Promise<Saved>;
  /** Keeps edits on this computer; false where that cannot be done. */
  keep: (copy: Copy) => boolean;
  forget: () => void;
  /** Runs something later; what it answers calls it off. */
  later: (ms: number, run: () => void) => () => void;
  now: () => number;
  /** The state is another, or what the server has. */
  told: () => void;
  /** Edits of somebody else in other steps were taken in. */
  joined: (document: AgentDoc) => void;
}

/**
 * Brings edits to the server as a draft, one request at a time, and never over what somebody else
 * did. Until the server has said that it has them they are kept on this computer.
 */
export class Saver {
  state: Saving = { is: 'saved', at: null };
  private document: AgentDoc;
  private callOff: () => void = () => {};
  private sending: Promise<void> | null = null;
  private tries = 0;
  private kept = true;

  constructor(
    public base: Saved,
    private readonly ports: Ports,
  ) {
    this.document = base.document;
  }

  /** Whether the server may not have everything. */
  get unsaved(): boolean {
    return this.sending !== null || !same(this.document, this.base.document);
  }

  /** After an edit. */
  change(document: AgentDoc): void {
    this.document = document;
    this.keep();
    if (this.state.is === 'conflict') return;
    this.tries = 0;
    this.schedule(WAIT_MS);
    if (this.state.is === 'saved') this.tell({ is: 'saving' });
  }

  /** Now, and done when the server has everything or cannot have it: then the state says why. */
  async flush(): Promise<boolean> {
    this.callOff();
    while (this.state.is !== 'conflict' && this.unsaved) {
      await (this.sending ?? this.send());
      if (this.state.is !== 'saved' && this.state.is !== 'saving') return false;
    }
    return !this.unsaved;
  }

  /** Somebody has signed in again, or the network is back. */
  retry(): void {
    if (this.state.is !== 'conflict' && this.unsaved) {
      this.tries = 0;
      this.schedule(0);
    }
  }

  /** After a conflict: this document is the draft from now on, made on what the other did. */
  settle(document: AgentDoc): void {
    if (this.state.is !== 'conflict') return;
    this.base = this.state.theirs;
    this.state = { is: 'saving' };
    this.document = document;
    this.keep();
    this.schedule(0);
    this.ports.told();
  }

  /** The server has something newer that we made it have: a publication, a restoration, a title. */
  adopt(saved: Saved): void {
    this.base = saved;
    this.document = saved.document;
    this.ports.forget();
    this.tell({ is: 'saved', at: this.ports.now() });
  }

  /** No more of this; what is not saved stays kept. */
  close(): void {
    this.callOff();
  }

  private keep(): void {
    const { tag, document: base } = this.base;
    this.kept = this.ports.keep({ tag, base, document: this.document, at: this.ports.now() });
  }

  private schedule(ms: number): void {
    this.callOff();
    this.callOff = this.ports.later(ms, () => {
      if (this.sending === null) void this.send();
    });
  }

  private tell(state: Saving): void {
    this.state = state;
    this.ports.told();
  }

  private send(): Promise<void> {
    if (same(this.document, this.base.document)) {
      this.ports.forget();
      this.tell({ is: 'saved', at: this.ports.now() });
      return Promise.resolve();
    }
    const sent = this.document;
    this.tell({ is: 'saving' });
    this.sending = this.ports
      .write(this.base.tag, sent)
      .then(
        (saved) => this.has(saved),
        (failure: unknown) => this.failed(failure, sent),
      )
      .finally(() => {
        this.sending = null;
        if (this.state.is === 'saving') this.schedule(this.tries === 0 ? 0 : AGAIN_MS);
      });
    return this.sending;
  }

  private has(saved: Saved): void {
    this.base = saved;
    this.tries = 0;
    if (same(this.document, saved.document)) {
      this.ports.forget();
      this.tell({ is: 'saved', at: this.ports.now() });
    } else {
      this.keep();
    }
  }

  private async failed(failure: unknown, sent: AgentDoc): Promise<void> {
    const { kept } = this;
    if (failure instanceof Refusal && failure.status === 412) {
      await this.ports.read().then(
        (theirs) => this.meet(theirs, sent),
        (again: unknown) => this.wait(again),
      );
    } else if (signedOut(failure)) {
      this.tell({ is: 'signed_out', kept });
    } else if (
      failure instanceof Refusal &&
      failure.status < 500 &&
      failure.status !== 429 &&
      failure.status !== 408
    ) {
      this.tell({ is: 'refused', message: failure.message, kept });
    } else {
      this.wait(failure);
    }
  }

  private wait(failure: unknown): void {
    const told = failure instanceof Refusal ? failure.retryAfter : null;
    const ms = told === null ? AGAIN_MS * 2 ** this.tries : told * 1000;
    this.tries = Math.min(this.tries + 1, 10);
    this.tell({ is: 'unreachable', kept: this.kept });
    this.schedule(Math.min(ms, SLOWEST_MS));
  }

  /** The draft is another than ours was made on. */
  private meet(theirs: Saved, sent: AgentDoc): void {
    // It may be our own: the answer of an earlier try was lost on its way.
    if (same(theirs.document, sent)) {
      this.has(theirs);
      return;
    }
    const both = merged(this.base.document, this.document, theirs.document);
    if (both === null) {
      this.tell({ is: 'conflict', theirs });
      return;
    }
    this.base = theirs;
    this.document = both;
    this.keep();
    this.ports.joined(both);
    this.tell({ is: 'saving' });
  }
}
