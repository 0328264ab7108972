// Agents as people build them, against a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, look, open, server, token, welcome } from './browser.mjs';

const PASSWORD = 'four plain words here';
const agent = process.env.PARLEY_AGENT;
const build = `/app/agents/${agent}/build`;
let on;
let page;

before(async () => {
  on = await open();
  page = on.page;
  await page.goto(welcome);
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
});
after(async () => {
  await on?.browser.close();
});

const outline = () => page.getByRole('tree', { name: 'Steps' });
const step = (name) =>
  outline()
    .getByRole('treeitem')
    .filter({ hasText: new RegExp(`^\\d+ · ${name}`) })
    .first();
const says = () => page.getByLabel('Says', { exact: true });
/** Until the server has what is on the page. */
const saved = async () => {
  await page
    .getByText(/^(saving…|draft saved)/)
    .first()
    .waitFor();
  await page.getByText(/^draft saved/).waitFor();
};
const draft = async () => (await ask(`/agent/${agent}`)).document;
const words = async (id) => (await draft()).nodes.find((node) => node.id === id)?.text;
const published = async () => (await ask(`/agent/${agent}`)).published_version;

/** Writes the draft as a program does, or as somebody else in another browser. */
async function elsewhere(document) {
  const response = await fetch(`${server}/agent/${agent}`, {
    method: 'PUT',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ document }),
  });
  assert.equal(response.status, 200, await response.clone().text());
}
const withWords = (document, id, text) => ({
  ...document,
  nodes: document.nodes.map((node) => (node.id === id ? { ...node, text } : node)),
});

test('a sentence is changed, and is in the draft but not live', async () => {
  await page.goto(`${build}?step=ask_time`);
  await says().waitFor();
  await look(page, 'builder');
  await says().fill('What time on {{new_date}} would suit you?');
  await saved();
  assert.equal(await words('ask_time'), 'What time on {{new_date}} would suit you?');
  assert.equal(await published(), 1);
});

test('a problem is shown where it is, blocks publishing, and is fixed by its link', async () => {
  await step('Read back').click();
  await page
    .getByRole('group', { name: 'yes, that is right' })
    .getByLabel('Leads to')
    .selectOption('');
  await page.getByRole('button', { name: /^\d+ problem/ }).waitFor();
  await page.getByRole('button', { name: 'Publish…' }).click();
  const sheet = page.getByRole('dialog');
  await sheet
    .getByRole('button', { name: /^Fix in .*Read back/ })
    .first()
    .waitFor();
  assert.ok(await sheet.getByRole('button', { name: 'Publish', exact: true }).isDisabled());
  await look(page, 'builder-problems');
  await sheet
    .getByRole('button', { name: /^Fix in .*Read back/ })
    .first()
    .click();
  await sheet.waitFor({ state: 'detached' });
  await page
    .getByRole('group', { name: 'yes, that is right' })
    .getByLabel('Leads to')
    .selectOption({
      label: (await page.locator('option', { hasText: 'Rescheduled' }).first().textContent()) ?? '',
    });
  await page.getByRole('button', { name: 'No problems' }).waitFor();
  await saved();
});

test('publishing says what changes for callers, and going back is one button', async () => {
  const { id: contact_id } = await ask('/contact/create', { phone_number: '+12025550123' });
  const call_at = new Date(Date.now() + 3_600_000).toISOString();
  await ask('/contact/call', { contact_id, interview_id: agent, call_at });
  await page.getByRole('button', { name: 'Publish…' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Other words in Ask for the time:').waitFor();
  await sheet.locator('ins').first().waitFor();
  await sheet.getByLabel('What is new').fill('Asks for the time more kindly');
  await look(page, 'builder-publish');
  await sheet.getByRole('button', { name: 'Publish', exact: true }).click();
  await sheet.getByText('v2 is live').waitFor();
  assert.equal(await published(), 2);
  await sheet.getByRole('button', { name: 'Make v1 live again' }).click();
  await sheet.getByText('v3 is live: v1 again').waitFor();
  const [waits] = (await ask('/call?fields=summary')).rows;
  assert.equal(waits.agent.version, 1, 'a call that waits keeps its version');
  assert.equal(await words('ask_time'), 'And what time on {{new_date}}?');
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.goto(`/app/agents/${agent}/versions`);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('cell', { name: 'Asks for the time more kindly' }).waitFor();
  await page.getByLabel('From').selectOption('1');
  await page.getByLabel('To').selectOption('2');
  await page.getByText('Other words in Ask for the time:').waitFor();
  await look(page, 'versions');
});

test('fifty edits undone and done again are the same', async () => {
  await page.goto(`${build}?step=ask_time`);
  await says().waitFor();
  const start = await draft();
  await page.getByRole('button', { name: 'Add an end' }).click();
  await page.getByLabel('Name', { exact: true }).waitFor();
  await step('Ask for the time').click();
  await page.getByLabel('Word for word').focus();
  for (let i = 0; i < 49; i++) await page.keyboard.press('Space');
  await saved();
  const end = await draft();
  assert.equal(end.nodes.length, start.nodes.length + 1);
  assert.equal(end.nodes.find((node) => node.id === 'ask_time').verbatim, true);
  await page.getByRole('heading', { level: 1 }).focus();
  for (let i = 0; i < 50; i++) await page.keyboard.press('Control+z');
  await saved();
  assert.deepEqual(await draft(), start);
  assert.ok(await page.getByRole('button', { name: 'Undo' }).isDisabled());
  for (let i = 0; i < 50; i++) await page.keyboard.press('Control+Shift+z');
  await saved();
  assert.deepEqual(await draft(), end);
  await elsewhere(start);
});

test('two who change different steps both keep what they did', async () => {
  await page.goto(`${build}?step=ask_day`);
  await says().waitFor();
  await elsewhere(withWords(await draft(), 'call_back', 'We call you back.'));
  await says().fill('Which day?');
  await page.getByText('Somebody else changed other steps').first().waitFor();
  await saved();
  assert.equal(await words('call_back'), 'We call you back.');
  assert.equal(await words('ask_day'), 'Which day?');
});

test('two who change the same: nothing is written until one chooses, and nothing is lost', async () => {
  await elsewhere(withWords(await draft(), 'ask_day', 'Theirs?'));
  await says().fill('Mine?');
  const alert = page.getByRole('alert', { name: 'Somebody else changed the same' });
  await alert.waitFor();
  await look(page, 'builder-conflict');
  assert.equal(await words('ask_day'), 'Theirs?');
  await alert.getByRole('button', { name: 'Take theirs' }).click();
  await saved();
  assert.equal(await says().inputValue(), 'Theirs?');
  await page.getByRole('button', { name: 'Undo' }).click();
  await saved();
  assert.equal(await words('ask_day'), 'Mine?');
});

test('what was typed without a connection survives a reload', async () => {
  await page.route(`**/agent/${agent}`, (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await says().fill('Typed in a tunnel?');
  await page.getByText('kept on this computer').waitFor();
  await page.reload();
  await page.getByText('changes from').waitFor();
  await look(page, 'builder-left');
  await page.unroute(`**/agent/${agent}`);
  await page.getByRole('button', { name: 'Keep them' }).click();
  await saved();
  assert.equal(await words('ask_day'), 'Typed in a tunnel?');
  await page.reload();
  await says().waitFor();
});

test('whoever is signed out while they type signs in over the page, and nothing is lost', async () => {
  await on.context.clearCookies();
  await says().fill('Typed after the session ended?');
  const over = page.getByRole('dialog', { name: 'Your session has ended' });
  await over.waitFor();
  await page.getByText('not saved: signed out (kept on this computer)').waitFor();
  await look(page, 'builder-signed-out');
  await over.getByLabel('Password').first().fill('not the password');
  await page.keyboard.press('Enter');
  await over.getByText('There is nobody with').waitFor();
  await over.getByLabel('Password').first().fill(PASSWORD);
  await page.keyboard.press('Enter');
  await over.waitFor({ state: 'detached' });
  await saved();
  assert.equal(await words('ask_day'), 'Typed after the session ended?');
  await page.getByRole('button', { name: 'Undo' }).click();
  await saved();
});

test('F2 calls the step otherwise that the arrows led to', async () => {
  await page.goto('/app/agents');
  await page.getByRole('button', { name: 'New agent', exact: true }).click();
  await page.waitForURL(/build/);
  await outline().waitFor();
  await outline().getByRole('treeitem').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-part="says"]:focus').waitFor();
  await page.keyboard.type('Hello, is this a good time?');
  await outline().getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="treeitem"]:focus', { hasText: /^1 · Goodbye/ }).waitFor();
  await page.keyboard.press('F2');
  await page.locator('[data-part="name"]:focus').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Farewell');
  await saved();
  await step('Farewell').waitFor();
});

/** The text that is copied by keys, as any program could paste it. */
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
const nodes = async (id = agent) => (await ask(`/agent/${id}`)).document.nodes;
/** Until the page has said what was done. */
const told = (words) => page.getByRole('status').filter({ hasText: words }).waitFor();

test('steps are copied with the ways among them, by keys, in the outline', async () => {
  await page.goto(`${build}?step=ask_day`);
  await says().waitFor();
  const before = await nodes();
  await step('Ask for the day').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('heading', { name: '2 steps' }).waitFor();
  const names = await outline().locator('[aria-selected="true"]').allTextContents();
  assert.equal(names.length, 2);
  await page.keyboard.press('Control+c');
  await told('2 steps are copied.');
  const taken = JSON.parse(await clipboard()).nodes.map((node) => node.id);
  assert.ok(taken.includes('ask_day'), `${taken}`);
  await page.keyboard.press('Control+v');
  await told('2 steps are put in.');
  await look(page, 'builder-several');
  await saved();
  const after = await nodes();
  assert.equal(after.length, before.length + 2);
  const copy = after.find((node) => node.id === 'ask_day_2');
  assert.equal(
    copy.outcomes.else.next,
    'ask_day_2',
    'the loop of the copy leads into the original',
  );
  assert.equal(copy.outcomes.else.then, '', 'the copy leads out of what was copied');
  await page.keyboard.press('Control+x');
  await told('2 steps are cut.');
  await saved();
  assert.deepEqual(await nodes(), before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await saved();
  assert.deepEqual(await nodes(), before);
});

test('a step is there twice by one key, and gone by another', async () => {
  await step('Ask for the time').click();
  const before = await nodes();
  await step('Ask for the time').focus();
  await page.keyboard.press('Control+d');
  await told('1 step is there twice.');
  await saved();
  assert.ok((await nodes()).some((node) => node.id === 'ask_time_2'));
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Delete');
  await told('1 step is gone.');
  await saved();
  assert.deepEqual(await nodes(), before);
  await says()
    .or(page.getByLabel('Language', { exact: true }))
    .first()
    .waitFor();
});

test('words that are copied in a field stay words', async () => {
  await step('Ask for the time').click();
  await says().fill('Copied words');
  await says().press('Control+a');
  await says().press('Control+c');
  assert.equal(await clipboard(), 'Copied words');
  await says().press('End');
  await says().press('Control+v');
  assert.equal(await says().inputValue(), 'Copied wordsCopied words');
  await page.getByRole('button', { name: 'Undo' }).click();
  await saved();
});

test('a step and a variable are called otherwise, with all that name them, in one edit', async () => {
  await step('Ask for the day').click();
  const before = JSON.stringify(await draft());
  const times = (text, what) => text.split(what).length - 1;
  await page.getByLabel('Name of the variable').first().fill('wished_day');
  await page.keyboard.press('Enter');
  const others = times(before, 'new_date') - 1;
  await told(`new_date is wished_day now, and ${others} other places`);
  await saved();
  const named = JSON.stringify(await draft());
  assert.equal(times(named, 'new_date'), 0);
  assert.equal(times(named, 'wished_day'), times(before, 'new_date'));
  await page.getByLabel('Id of this step').fill('ask_time');
  await page.keyboard.press('Enter');
  await page.getByText('Something else is called so already.').waitFor();
  await page.getByLabel('Id of this step').fill('which_day');
  await look(page, 'builder-rename');
  await page.keyboard.press('Enter');
  await told('ask_day is which_day now');
  await page.locator('[data-part="id"]:focus').waitFor();
  assert.match(page.url(), /step=which_day/);
  await saved();
  assert.equal(times(JSON.stringify(await draft()), '"ask_day"'), 0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Control+z');
  await saved();
  assert.deepEqual(await draft(), JSON.parse(before));
});

test('several steps are selected on the canvas, moved together and copied by a button', async () => {
  await page.goto(build);
  const card = (name) =>
    page.locator('.react-flow__node').filter({ hasText: new RegExp(`^\\d+ · ${name}`) });
  const before = await nodes();
  await card('Wrong person').click();
  await card('Cancelled').click({ modifiers: ['Control'] });
  await page.getByRole('heading', { name: '2 steps' }).waitFor();
  const box = await card('Cancelled').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 40, box.y + 34, { steps: 4 });
  await page.mouse.up();
  await saved();
  const after = await nodes();
  const at = (list, id) => list.find((node) => node.id === id).position;
  const by = (id) => [at(after, id).x - at(before, id).x, at(after, id).y - at(before, id).y];
  assert.ok(by('cancelled')[0] < 0 && by('cancelled')[1] > 0, `${by('cancelled')}`);
  assert.deepEqual(by('wrong_person'), by('cancelled'));
  const moved = after.filter(
    (node) => JSON.stringify(at(before, node.id)) !== JSON.stringify(node.position),
  );
  assert.equal(moved.length, 2);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await told('2 steps are copied.');
  assert.equal(JSON.parse(await clipboard()).nodes.length, 2);
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Control+z');
  await saved();
  assert.deepEqual(await nodes(), before);
});

test('steps of another agent are pasted as text, whole, and are in an agent of one Start', async () => {
  const text = JSON.stringify({ document: await draft() });
  await page.goto('/app/agents');
  await page.getByRole('button', { name: 'New agent', exact: true }).click();
  await page.waitForURL(/build/);
  await outline().getByRole('treeitem').first().waitFor();
  const id = /agents\/([^/]+)\/build/.exec(page.url())[1];
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await outline().getByRole('treeitem').first().focus();
  await page.keyboard.press('Control+v');
  const count = JSON.parse(text).document.nodes.length;
  await told(`${count} steps are put in.`);
  await saved();
  const now = await nodes(id);
  assert.equal(now.length, count + 2);
  assert.equal(now.filter((node) => node.type === 'start').length, 1);
  await page.getByRole('img', { name: 'The whole canvas in small' }).waitFor();
  await look(page, 'builder-minimap');
});

test('on a narrow screen the outline is enough, and nothing is cut off', async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${build}?step=ask_day&lang=en-XA`);
  await outline().or(page.getByRole('tree')).first().waitFor();
  await look(page, 'builder-narrow');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `The page is ${wider} px wider than the screen.`);
  await page.goto(`${build}?lang=en`);
  await page.setViewportSize({ width: 1360, height: 900 });
});

test('nothing went wrong that nobody saw', () => {
  // A conflict and a connection that is gone are told in the console by the browser itself.
  const told = on.wrong.filter((one) => !/status of 412|ERR_FAILED/.test(one));
  assert.deepEqual(told, []);
});
