// A whole task by somebody who has a keyboard alone: sign in, build, publish, try, open a call.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, open, server } from './browser.mjs';

const HELD = process.env.PARLEY_HELD;
/** More stops than any page has. */
const MOST_STOPS = 160;
let on;
let page;
/** What had the focus where nobody could see it. */
const unseen = new Set();

before(async () => {
  on = await open();
  page = on.page;
});
after(async () => {
  await on?.browser.close();
});

const heading = (name) => page.getByRole('heading', { level: 1, name });
const button = (name) => page.getByRole('button', { name, exact: true });
const keys = async (...names) => {
  for (const name of names) await page.keyboard.press(name);
};
const type = (text) => page.keyboard.type(text);

/**
 * Whether this has the focus; and what has it and is hidden, and by what, once the page has had half
 * a second of frames to scroll to it.
 */
const focus = async (wanted) => {
  const one = document.activeElement;
  const here = one === wanted;
  // A box or a radio is drawn by what is beside it.
  if (one === document.body || one.matches('input[type=radio], input[type=checkbox]'))
    return { here };
  let there = null;
  for (let frames = 0; frames < 30; frames++) {
    const { left, top, width, height } = one.getBoundingClientRect();
    there = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 12));
    if (there !== null && (one.contains(there) || there.contains(one))) return { here };
    await new Promise((done) => requestAnimationFrame(done));
  }
  const named = (what) => `${what?.tagName} ${what?.className} ${what?.textContent?.slice(0, 40)}`;
  return { here, hidden: `${location.pathname}: ${named(one)} is under ${named(there)}` };
};

/** Presses Tab, or Shift+Tab, until this has the focus. */
async function reach(what, key = 'Tab') {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const { here, hidden } = await what.evaluate(focus);
    if (hidden !== undefined) unseen.add(hidden);
    if (here) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${what} is not reached by ${key}`);
}

test('somebody signs in', async () => {
  await page.goto(`${server}/app/agents`);
  await heading('Sign in to Parley').waitFor();
  await reach(page.getByLabel('E-mail'));
  await type('admin@parley.local');
  await reach(page.getByLabel('Password').first());
  await type('four plain words here');
  await keys('Enter');
  await heading('Agents').waitFor();
});

const way = (at) => page.locator(`[data-row="prompt.${at}"]`);
let agent;

test('an agent is made that asks a question, with two ways to answer', async () => {
  await reach(button('New agent'));
  await keys('Enter');
  await page.waitForURL(/build/);
  agent = /agents\/([^/]+)\/build/.exec(page.url())[1];
  const steps = page.getByRole('tree', { name: 'Steps' }).getByRole('treeitem');
  await reach(steps.first());
  await keys('Enter');
  await page.locator('[data-part="says"]:focus').waitFor();
  await type('Hello. Are you coming to your appointment?');
  await reach(button('Add a way'));
  await keys('Enter', 'Enter');
  await way(1).waitFor();
  await reach(way(0).getByLabel('What the callee means'), 'Shift+Tab');
  await type('is coming to the appointment');
  await keys('Tab');
  await type('Yes, I am coming.');
  await reach(way(0).getByLabel('Leads to'));
  await type('1');
  await reach(way(1).getByLabel('What the callee means'));
  await type('cannot come to the appointment');
  await keys('Tab');
  await type("No, I can't come.");
  await reach(button('Add an end'), 'Shift+Tab');
  await keys('Enter');
  await page.locator('[data-part="name"]:focus').waitFor();
  await keys('Control+a');
  await type('A pity');
  await keys('Tab');
  await type('What a pity. Goodbye.');
  await page.getByText(/^draft saved/).waitFor();
  const { nodes } = (await ask(`/agent/${agent}`)).document;
  const ways = nodes[0].outcomes.prompt.map(({ label, examples, next }) => [
    label,
    examples,
    nodes.find(({ id }) => id === next)?.name,
  ]);
  assert.deepEqual(ways, [
    ['is coming to the appointment', ['Yes, I am coming.'], 'Goodbye'],
    ['cannot come to the appointment', ["No, I can't come."], 'A pity'],
  ]);
});

test('it is published', async () => {
  await reach(button('Publish…'));
  await keys('Enter');
  await page.getByRole('dialog').waitFor();
  await reach(button('Publish'));
  await keys('Enter');
  await page.getByText('v1 is live').waitFor();
  await reach(button('Done'));
  await keys('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal((await ask(`/agent/${agent}`)).published_version, 1);
});

test('it is tried in writing', async () => {
  await keys('Control+k');
  await type('New agent');
  const chosen = page.locator('[data-selected]').filter({ hasText: 'Try New agent' });
  await page.getByText('Try New agent').waitFor();
  for (let i = 0; i < 20 && (await chosen.count()) === 0; i++) await keys('ArrowDown');
  await keys('Enter');
  await heading('Try New agent').waitFor();
  await reach(button('Start the conversation'));
  await keys('Enter');
  await page.getByText('Are you coming to your appointment?').waitFor();
  await reach(page.getByRole('textbox', { name: 'What the callee says' }));
  await type("No, I can't come.");
  await keys('Enter');
  const end = page.getByRole('region', { name: 'How it ended' });
  await end.getByText('A pity').waitFor();
});

test('a call is opened, heard, and asked why', async () => {
  await keys('g', 'c');
  await heading('Calls').waitFor();
  await page.locator(`a[href$="${HELD}"]`).waitFor();
  await keys('j', 'Enter');
  await page.waitForURL(new RegExp(HELD));
  await reach(button('Play'));
  await keys('Enter');
  await button('Pause').waitFor();
  await keys('Enter');
  const lines = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem');
  const reply = lines.filter({ hasText: 'Contact' }).first().getByRole('button');
  await reach(reply);
  await keys('Enter');
  await page.getByRole('tab', { name: 'Why', selected: true }).waitFor();
  await reach(page.getByRole('tab', { name: 'Why' }));
  await keys('ArrowRight');
  await page.getByRole('tab', { name: 'Variables', selected: true }).waitFor();
});

test('nothing that had the focus was hidden, and nothing else went wrong', () => {
  assert.deepEqual([...unseen], []);
  assert.deepEqual(on.wrong, []);
});
