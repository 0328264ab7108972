// Agents as a whole: called otherwise, discarded, archived, used again, against a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, look, open, welcome } from './browser.mjs';

const agent = process.env.PARLEY_AGENT;
/** Somebody who can be called, by the simulated trunk. */
const PERSON = '+12025550123';
let on;
let page;

before(async () => {
  on = await open();
  page = on.page;
  await page.goto(welcome);
  await page.getByLabel('New password').fill('four plain words here');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
});
after(async () => {
  await on?.browser.close();
});

const build = `/app/agents/${agent}/build`;
const says = () => page.getByLabel('Says', { exact: true });
const draft = async () => (await ask(`/agent/${agent}`)).document;
/** Until the server has what is on the page. */
const saved = async () => {
  await page
    .getByText(/^(saving…|draft saved)/)
    .first()
    .waitFor();
  await page.getByText(/^draft saved/).waitFor();
};
/** Until the page has said what was done. */
const told = (words) => page.getByRole('status').filter({ hasText: words }).waitFor();

test('the draft is discarded after it is said what goes away, and that can be undone', async () => {
  await page.goto(`${build}?step=call_back`);
  await says().fill('We shall call you back soon.');
  await saved();
  const mine = await draft();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Discard the draft…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Other words in', { exact: false }).first().waitFor();
  await look(page, 'builder-discard');
  await dialog.getByRole('button', { name: 'Discard the draft' }).click();
  await told('The draft is v1 again.');
  const live = (await ask(`/agent/${agent}/versions/1`)).document;
  assert.deepEqual(await draft(), live);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await saved();
  assert.deepEqual(await draft(), mine);
});

test('an agent is called otherwise, archived with what that means for calls that wait, and used again', async () => {
  const { id: contact } = await ask('/contact/create', { phone_number: PERSON, name: 'Ada' });
  const at = (ms) => new Date(Date.now() + ms).toISOString();
  const order = (call_at) =>
    ask('/contact/call', { contact_id: contact, interview_id: agent, call_at });
  await order(at(3_600_000));
  const soon = await order(at(15_000));
  await page.goto('/app/agents');
  const menu = async (item) => {
    await page.getByRole('button', { name: /^Do something with Appointment/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await page.getByRole('button', { name: /^Do something with Appointment/ }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).waitFor();
  await look(page, 'agents-menu');
  await page.keyboard.press('Escape');
  await menu('Rename…');
  await page.getByRole('dialog').getByLabel('Name').fill('Appointments');
  await look(page, 'agents-rename');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: 'Appointments' }).waitFor();
  assert.equal((await ask(`/agent/${agent}`)).title, 'Appointments');
  await menu('Archive');
  await told('Appointments is archived');
  await told('2 calls wait: each is cancelled when its turn comes');
  await look(page, 'agents-archived');
  await page.getByRole('rowheader', { name: 'Appointments' }).waitFor({ state: 'detached' });
  assert.equal((await ask(`/agent/${agent}`)).status, 'ARCHIVED');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Undo');
  await page.getByText('Archived', { exact: true }).click();
  await page.waitForURL(/archived=true/);
  await page.getByRole('link', { name: 'Appointments' }).click();
  await page.getByText('This agent is archived').waitFor();
  await look(page, 'builder-archived');
  // What is said of calls that wait is so.
  const end = Date.now() + 90_000;
  let call = await ask(`/call/${soon.id}`);
  while (call.status === 'QUEUED' && Date.now() < end) {
    await page.waitForTimeout(300);
    call = await ask(`/call/${soon.id}`);
  }
  assert.equal(call.status, 'CANCELLED');
  await page.getByRole('button', { name: 'Use again' }).click();
  await page.getByText('This agent is archived').waitFor({ state: 'detached' });
  assert.equal((await ask(`/agent/${agent}`)).status, 'ACTIVE');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Appointment confirmation');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Appointment confirmation' }).waitFor();
});

test('on a narrow screen the list, its menu and the versions are not cut off', async () => {
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/app/agents?lang=en-XA');
  await page.getByRole('rowheader').first().waitFor();
  await page.getByRole('row').nth(1).getByRole('button').click();
  await page.getByRole('menuitem').nth(3).waitFor();
  await look(page, 'agents-320');
  assert.ok((await wider()) <= 0, `The list is ${await wider()} px wider than the screen.`);
  await page.goto(`/app/agents/${agent}/versions`);
  await page.getByRole('rowheader').first().waitFor();
  await look(page, 'versions-320');
  assert.ok((await wider()) <= 0, `The versions are ${await wider()} px wider than the screen.`);
  await page.goto('/app/agents?lang=en');
});

test('nothing went wrong that nobody saw', () => {
  assert.deepEqual(on.wrong, []);
});
