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
  for (let i = 0; i < 50; i++) await page.keyboard.press('Control+z');
  await saved();
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
  await page.goto(`${build}?step=ask_day`);
  await says().waitFor();
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

test('an agent is built by keys alone', async () => {
  await page.goto('/app/agents');
  await page.getByRole('button', { name: 'New agent' }).focus();
  await page.keyboard.press('Enter');
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
