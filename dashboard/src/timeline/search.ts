import type { Utterance } from './lanes';

/** A place where words were said. */
export interface Hit {
  utterance: Utterance;
  /** About when, within the utterance: by how far into its text the words are. */
  at: number;
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Where words were said, in their order. Accents and capitals do not matter. */
export function find(utterances: Utterance[], words: string): Hit[] {
  const wanted = plain(words.trim());
  if (wanted === '') return [];
  return utterances.flatMap((utterance): Hit[] => {
    const said = plain(utterance.text);
    const place = said.indexOf(wanted);
    if (place < 0) return [];
    const into = said.length === 0 ? 0 : place / said.length;
    return [{ utterance, at: Math.round(utterance.from + (utterance.to - utterance.from) * into) }];
  });
}
