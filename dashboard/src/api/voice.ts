import { api, refused, type Schemas } from './client';

/** A text, the voice of an agent, and what its references stand for. */
export type Said = Schemas['TextToSay'];

/** The sound of a text. @throws Refusal, Unreachable */
export async function say(body: Said): Promise<Blob> {
  const { data, error, response } = await api.POST('/voice/say', { body, parseAs: 'blob' });
  if (data === undefined) throw refused(error, response);
  return data;
}
