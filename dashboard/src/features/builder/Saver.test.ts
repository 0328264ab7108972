import { expect, test } from 'vitest';
import { type AgentDoc, stepOf } from '../../agent-doc/document';
import { setStep } from '../../agent-doc/edits';
import type { Saved } from '../../api/builder';
import { Refusal, Unreachable } from '../../api/client';
import { type Copy, type Ports, Saver } from './Saver';

const start: AgentDoc = {
  nodes: [
    { id: 'a', type: 'start', text: 'Hello' },
    { id: 'b', type: 'end', text: 'Bye' },
  ],
};
const says = (doc: AgentDoc, id: string, words: string) => setStep(doc, id, ['text'], words);
const words = (doc: AgentDoc, id: string) => stepOf(doc, id)?.text;
const refusal = (status: number) =>
  new Refusal(status, 'x', `Refused with ${status}.`, null, null, null);

/** A server with one draft, a clock that is turned by hand, and what a browser keeps. */
function world() {
  const at = {
    draft: start,
    version: 1,
    kept: null as Copy | null,
    room: true,
    writes: 0,
    failWith: null as Error | null,
    /** The draft is written, and the answer lost. */
    loseAnswer: false,
    timers: [] as { ms: number; run: () => void }[],
    joined: [] as AgentDoc[],
  };
  const saved = (): Saved => ({
    tag: `"${at.version}"`,
    title: 'A',
    status: 'ACTIVE',
    document: at.draft,
    updated: '',
    version: at.version,
    published: null,
  });
  const ports: Ports = {
    read: async () => saved(),
    write: async (tag, document) => {
      at.writes++;
      if (at.failWith !== null) throw at.failWith;
      if (tag !== saved().tag) throw refusal(412);
      at.draft = document;
      at.version++;
      if (at.loseAnswer) {
        at.loseAnswer = false;
        throw new Unreachable();
      }
      return saved();
    },
    keep: (copy) => {
      if (at.room) at.kept = copy;
      return at.room;
    },
    forget: () => {
      at.kept = null;
    },
    later: (ms, run) => {
      const timer = { ms, run };
      at.timers.push(timer);
      return () => {
        at.timers = at.timers.filter((one) => one !== timer);
      };
    },
    now: () => 7,
    told: () => {},
    joined: (document) => at.joined.push(document),
  };
  const settled = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  /** Lets all timers run that are there now. */
  const pass = async () => {
    for (const timer of at.timers.splice(0)) timer.run();
    await settled();
  };
  const elsewhere = (document: AgentDoc) => {
    at.draft = document;
    at.version++;
  };
  return { at, saver: new Saver(saved(), ports), pass, elsewhere };
}

test('typing is one request, 800 ms after the last key', async () => {
  const { at, saver, pass } = world();
  for (const text of ['H', 'He', 'Hey']) saver.change(says(start, 'a', text));
  expect(at.timers.map((timer) => timer.ms)).toEqual([800]);
  expect(words(at.kept?.document ?? {}, 'a')).toBe('Hey');
  await pass();
  expect(at.writes).toBe(1);
  expect(words(at.draft, 'a')).toBe('Hey');
  expect(at.kept).toBeNull();
  expect(saver.state.is).toBe('saved');
});

test('what is typed while a request is under way follows in another', async () => {
  const { at, saver, pass } = world();
  saver.change(says(start, 'a', 'One'));
  const first = pass();
  saver.change(says(start, 'a', 'Two'));
  await first;
  await pass();
  expect(words(at.draft, 'a')).toBe('Two');
  expect(saver.unsaved).toBe(false);
});

test('without a server edits are kept, told so, and sent when it is back', async () => {
  const { at, saver, pass } = world();
  at.failWith = new Unreachable();
  saver.change(says(start, 'a', 'Kept'));
  await pass();
  expect(saver.state).toEqual({ is: 'unreachable', kept: true });
  expect(words(at.kept?.document ?? {}, 'a')).toBe('Kept');
  at.failWith = null;
  saver.retry();
  await pass();
  expect(words(at.draft, 'a')).toBe('Kept');
  expect(at.kept).toBeNull();
});

test('where this computer has no room either, it is said', async () => {
  const { at, saver, pass } = world();
  at.room = false;
  at.failWith = refusal(503);
  saver.change(says(start, 'a', 'Kept'));
  await pass();
  expect(saver.state).toEqual({ is: 'unreachable', kept: false });
});

test('after a sign-out nothing is lost, and signing in goes on', async () => {
  const { at, saver, pass } = world();
  at.failWith = refusal(401);
  saver.change(says(start, 'a', 'Mine'));
  await pass();
  expect(saver.state.is).toBe('signed_out');
  at.failWith = null;
  saver.retry();
  await pass();
  expect(words(at.draft, 'a')).toBe('Mine');
});

test('an answer that was lost is no conflict', async () => {
  const { at, saver, pass } = world();
  at.loseAnswer = true;
  saver.change(says(start, 'a', 'Once'));
  await pass();
  expect(saver.state.is).toBe('unreachable');
  await pass();
  expect(saver.state.is).toBe('saved');
  expect(at.version).toBe(2);
});

test('what somebody did in another step is taken in, and ours saved with it', async () => {
  const { at, saver, pass, elsewhere } = world();
  saver.change(says(start, 'a', 'Mine'));
  elsewhere(says(start, 'b', 'Theirs'));
  await pass();
  await pass();
  expect([words(at.draft, 'a'), words(at.draft, 'b')]).toEqual(['Mine', 'Theirs']);
  expect(at.joined).toHaveLength(1);
  expect(saver.unsaved).toBe(false);
});

test('what somebody did in the same step is a conflict: nothing is written until one chooses', async () => {
  const { at, saver, pass, elsewhere } = world();
  saver.change(says(start, 'a', 'Mine'));
  elsewhere(says(start, 'a', 'Theirs'));
  await pass();
  expect(saver.state.is).toBe('conflict');
  saver.change(says(start, 'a', 'Mine too'));
  await pass();
  expect(words(at.draft, 'a')).toBe('Theirs');
  expect(words(at.kept?.document ?? {}, 'a')).toBe('Mine too');
  saver.settle(says(start, 'a', 'Mine too'));
  await pass();
  expect(words(at.draft, 'a')).toBe('Mine too');
  expect(at.kept).toBeNull();
});

test('a draft that the server refuses is kept, with its words', async () => {
  const { at, saver, pass } = world();
  at.failWith = refusal(400);
  saver.change(says(start, 'a', 'Huge'));
  await pass();
  expect(saver.state).toEqual({ is: 'refused', message: 'Refused with 400.', kept: true });
  expect(at.timers).toEqual([]);
});

test('before publishing everything is sent at once', async () => {
  const { at, saver } = world();
  saver.change(says(start, 'a', 'Now'));
  expect(await saver.flush()).toBe(true);
  expect(words(at.draft, 'a')).toBe('Now');
});
