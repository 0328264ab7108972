import { IntlMessageFormat } from 'intl-messageformat';
import type account from './account.json';
import type agents from './agents.json';
import type builder from './builder.json';
import type call from './call.json';
import type calls from './calls.json';
import type contacts from './contacts.json';
import type deliveries from './deliveries.json';
import type developer from './developer.json';
import en from './en.json';
import type entrance from './entrance.json';
import type keys from './keys.json';
import type members from './members.json';
import type palette from './palette.json';
import { type PseudoLanguage, pseudo } from './pseudo';
import type roles from './roles.json';
import type settings from './settings.json';
import type tests from './tests.json';
import type watch from './watch.json';

/** A message that there is. */
export type Key =
  | keyof typeof en
  | keyof typeof account
  | keyof typeof agents
  | keyof typeof builder
  | keyof typeof call
  | keyof typeof calls
  | keyof typeof contacts
  | keyof typeof deliveries
  | keyof typeof developer
  | keyof typeof entrance
  | keyof typeof keys
  | keyof typeof members
  | keyof typeof palette
  | keyof typeof roles
  | keyof typeof settings
  | keyof typeof tests
  | keyof typeof watch;
/** What a message is filled with. */
export type Values = Record<string, string | number | Date | undefined>;
/** Languages of the pages. */
export type Language = 'en' | PseudoLanguage;

/** Those that are loaded: the first page needs few, other pages bring their own. */
const words: Record<string, string> = { ...en };

/** Brings the words of a page with it. */
export function addWords(more: Record<string, string>): void {
  Object.assign(words, more);
}

const KEPT = 'parley-language';

/** The language asked for in the address (`?lang=`), else the one kept, else English. */
function chosen(): Language {
  const asked = new URLSearchParams(globalThis.location?.search ?? '').get('lang');
  if (asked !== null) globalThis.localStorage?.setItem(KEPT, asked);
  const kept = globalThis.localStorage?.getItem(KEPT);
  return kept === 'en-XA' || kept === 'ar-XB' ? kept : 'en';
}

export const language = chosen();
export const direction = language === 'ar-XB' ? 'rtl' : 'ltr';
/** For numbers, dates and lists: as the person has set their browser. */
export const locale = globalThis.navigator?.language ?? 'en';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** The literal parts of a message, those inside plurals and choices too, in a pseudo language. */
function translated(parts: Part[], into: PseudoLanguage): Part[] {
  return parts.map((part) => {
    if (part.type === 0) return { ...part, value: pseudo(into, part.value) };
    if (part.type !== 5 && part.type !== 6) return part;
    const options = Object.entries(part.options).map(
      ([name, option]) => [name, { ...option, value: translated(option.value, into) }] as const,
    );
    return { ...part, options: Object.fromEntries(options) } as Part;
  });
}

function read(key: Key): IntlMessageFormat {
  const message = new IntlMessageFormat(words[key] ?? key, 'en');
  return language === 'en'
    ? message
    : new IntlMessageFormat(translated(message.getAst(), language), 'en');
}

const formats = new Map<Key, IntlMessageFormat>();

/** The message in the language of the pages. */
export function t(key: Key, values?: Values): string {
  let format = formats.get(key);
  if (format === undefined) {
    format = read(key);
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** The message of a word that the server may know before we do: else the word itself, spaced. */
export function word(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return key in words ? t(key as Key) : value.replaceAll('_', ' ');
}
