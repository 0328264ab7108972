/** The languages that exist to find what is not translated, too narrow, or not mirrored. */
export type PseudoLanguage = 'en-XA' | 'ar-XB';

// biome-ignore format: a table is read more easily in rows
const ACCENTED: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ',
  o: 'ó', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
};

/** A text as a language 40 % longer would have it; all letters marked. */
export function accented(text: string): string {
  const marked = text.replace(/[a-z]/g, (letter) => ACCENTED[letter] ?? letter);
  const more = Math.ceil(text.trim().length * 0.4);
  return more === 0 ? marked : `${marked}${'·'.repeat(more)}`;
}

/** A text as one that is written from right to left. */
export function mirrored(text: string): string {
  return text.trim() === '' ? text : `\u202e${text}\u202c`;
}

export function pseudo(language: PseudoLanguage, text: string): string {
  return language === 'en-XA' ? accented(text) : mirrored(text);
}
