// What was said in a call, however it was heard.
import { ask } from './browser.mjs';

export const journalOf = async (call) => (await ask(`/call/${call}/journal`)).events;

/** The longest of what the contact said, and three words in a row of it. */
export async function longestReply(call) {
  const replies = (await journalOf(call)).filter((one) => one.type === 'callee_spoke');
  const said = replies.reduce((best, one) => (one.text.length > best.text.length ? one : best));
  const words = said.text.split(/\s+/).slice(-4, -1).join(' ');
  return { said, words };
}
