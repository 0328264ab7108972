import { type AgentDoc, object } from '../../agent-doc/document';
import type { Copy } from './Saver';

const PREFIX = 'parley-unsaved:';
const TAB = 'parley-tab';
/** A page that is open and can reach the server has saved its edits long before. */
const LEFT_BEHIND_MS = 30_000;

/** Edits that are kept, and under which key. */
export interface Kept extends Copy {
  key: string;
}

/** A name of this tab, the same after it was loaded again. */
function tab(): string {
  let name = sessionStorage.getItem(TAB);
  if (name === null) {
    name = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join(
      '',
    );
    sessionStorage.setItem(TAB, name);
  }
  return name;
}

/** Keeps edits of an agent on this computer; false where there is no room. */
export function keep(agent: string, copy: Copy): boolean {
  try {
    localStorage.setItem(`${PREFIX}${agent}:${tab()}`, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export const forget = (agent: string): void =>
  localStorage.removeItem(`${PREFIX}${agent}:${tab()}`);
export const drop = (kept: Kept): void => localStorage.removeItem(kept.key);

/** The newest edits of an agent that were left unsaved: by this tab, or by one that is gone. */
export function leftBehind(agent: string, now: number): Kept | null {
  const found: Kept[] = [];
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i) ?? '';
    if (!key.startsWith(`${PREFIX}${agent}:`)) continue;
    const copy = read(key);
    const ours = key === `${PREFIX}${agent}:${tab()}`;
    if (copy !== null && (ours || now - copy.at > LEFT_BEHIND_MS)) found.push({ ...copy, key });
  }
  return found.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function read(key: string): Copy | null {
  try {
    const copy = object(JSON.parse(localStorage.getItem(key) ?? 'null'));
    if (!Array.isArray(object(copy.document).nodes)) return null;
    return {
      tag: String(copy.tag),
      base: object(copy.base) as AgentDoc,
      document: object(copy.document) as AgentDoc,
      at: Number(copy.at),
    };
  } catch {
    return null;
  }
}
