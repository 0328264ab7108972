type Side = 'contact' | 'agent';

export interface PlayerState {
  playing: boolean;
  rate: number;
  muted: Record<Side, boolean>;
  /** The recording can't be played, and why. */
  broken: boolean;
}

/** Plays a recording, or moves along a call without one; who listens is told of every move. */
export class Player {
  private readonly audio: HTMLAudioElement | null;
  private readonly moves = new Set<(ms: number) => void>();
  private readonly changes = new Set<() => void>();
  private gains: Record<Side, GainNode> | null = null;
  private context: AudioContext | null = null;
  private at = 0;
  private frame = 0;
  private until: number | null = null;
  state: PlayerState = {
    playing: false,
    rate: 1,
    muted: { contact: false, agent: false },
    broken: false,
  };

  constructor(
    url: string | null,
    private readonly length: () => number,
  ) {
    this.audio = url === null ? null : new Audio();
    if (this.audio === null || url === null) return;
    this.audio.preload = 'metadata';
    this.audio.src = url;
    this.audio.addEventListener('play', () => this.change({ playing: true }));
    this.audio.addEventListener('pause', () => this.change({ playing: false }));
    this.audio.addEventListener('ended', () => this.change({ playing: false }));
    this.audio.addEventListener('error', () => this.change({ broken: true, playing: false }));
    this.audio.addEventListener('seeked', () => this.tell());
  }

  get playable(): boolean {
    return this.audio !== null && !this.state.broken;
  }

  /** Where it is, in ms since the answer. */
  get position(): number {
    return this.audio !== null && this.audio.readyState > 0
      ? this.audio.currentTime * 1000
      : this.at;
  }

  seek(ms: number): void {
    this.at = Math.min(this.length(), Math.max(0, ms));
    this.until = null;
    if (this.audio !== null) this.audio.currentTime = this.at / 1000;
    this.tell(this.at);
  }

  toggle(): void {
    if (this.state.playing) this.audio?.pause();
    else void this.play();
  }

  /** Plays from one moment to another. */
  playPart(from: number, to: number): void {
    this.seek(from);
    this.until = to;
    void this.play();
  }

  async play(): Promise<void> {
    if (this.audio === null) return;
    this.wire();
    await this.context?.resume();
    await this.audio.play().catch(() => this.change({ playing: false }));
    this.follow();
  }

  rate(value: number): void {
    if (this.audio !== null) this.audio.playbackRate = value;
    this.change({ rate: value });
  }

  mute(side: Side): void {
    const muted = { ...this.state.muted, [side]: !this.state.muted[side] };
    this.change({ muted });
    this.gain();
  }

  onMove(listener: (ms: number) => void): () => void {
    this.moves.add(listener);
    return () => this.moves.delete(listener);
  }

  readonly onChange = (listener: () => void): (() => void) => {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  };

  readonly current = (): PlayerState => this.state;

  close(): void {
    cancelAnimationFrame(this.frame);
    this.audio?.pause();
    this.audio?.removeAttribute('src');
    this.audio?.load();
    void this.context?.close();
  }

  private follow(): void {
    cancelAnimationFrame(this.frame);
    const step = () => {
      this.tell();
      if (this.until !== null && this.position >= this.until) {
        this.until = null;
        this.audio?.pause();
      }
      if (this.state.playing) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  private tell(ms = this.position): void {
    this.at = ms;
    for (const listener of this.moves) listener(ms);
  }

  private change(part: Partial<PlayerState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.changes) listener();
  }

  /** Left is the contact, right the agent; both are heard in the middle. */
  private wire(): void {
    if (this.context !== null || this.audio === null) return;
    this.context = new AudioContext();
    const sides = this.context.createChannelSplitter(2);
    this.context.createMediaElementSource(this.audio).connect(sides);
    this.gains = { contact: this.context.createGain(), agent: this.context.createGain() };
    sides.connect(this.gains.contact, 0);
    sides.connect(this.gains.agent, 1);
    this.gains.contact.connect(this.context.destination);
    this.gains.agent.connect(this.context.destination);
    this.gain();
  }

  private gain(): void {
    if (this.gains === null) return;
    this.gains.contact.gain.value = this.state.muted.contact ? 0 : 1;
    this.gains.agent.gain.value = this.state.muted.agent ? 0 : 1;
  }
}
