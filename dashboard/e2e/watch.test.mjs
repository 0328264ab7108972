// Watching, stopping and the settings around it, against a real server with real calls.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, calls, look, open, welcome } from './browser.mjs';

const PATIENCE = { timeout: 120_000 };
let on;
let page;

before(async () => {
  on = await open();
  page = on.page;
});
after(async () => {
  await on?.browser.close();
});

const { agent } = calls;
/** Says nothing, so that the call goes on until somebody ends it. */
const QUIET = '+12025550103';
const BUSY = '+12025550102';
const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true });
const board = () => page.getByRole('list', { name: 'Live' });

/** Asks until something holds; what it waits for may take as long as a call does. */
async function until(what, holds) {
  const end = Date.now() + PATIENCE.timeout;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what} did not come`);
    await page.waitForTimeout(200);
  }
}

async function order(phone_number, name) {
  const { id } = await ask('/contact/create', { phone_number, name });
  await ask('/contact/call', { contact_id: id, interview_id: agent });
}

test('whoever signs in sees at home what needs them', async () => {
  await page.goto(welcome);
  await page.getByLabel('New password').fill('four plain words here');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  await page.goto('/app/');
  await heading('Home').waitFor();
  await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
  await page.getByRole('img', { name: /calls; .* in the busiest hour/ }).waitFor(PATIENCE);
  await look(page, 'home');
});

test('a call is seen while it goes on, by the stream, and hung up on', async () => {
  await page.goto('/app/live');
  await heading('Live').waitFor();
  await page.getByText('Live', { exact: true }).and(page.getByRole('status')).waitFor(PATIENCE);
  await order(QUIET, 'Quiet');
  const row = board().getByRole('listitem').first();
  await row.waitFor(PATIENCE);
  await row.getByText('Agent: ').waitFor({ state: 'attached', ...PATIENCE });
  await look(page, 'live');
  await row.getByRole('button', { name: 'Hang up on Quiet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hang up' }).click();
  await page.getByRole('heading', { name: 'Just ended' }).waitFor(PATIENCE);
  await page.getByText('No call is under way').waitFor(PATIENCE);
});

test('all dialling is stopped, on every page, until somebody resumes', async () => {
  await page.goto('/app/live');
  await page.getByRole('button', { name: 'Stop dialling' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why (the others see it)').fill('the wrong list');
  await look(page, 'stop');
  await dialog.getByRole('button', { name: 'Stop dialling' }).click();
  const bar = page.getByRole('region', { name: 'Dialling is stopped' });
  await bar.getByText('the wrong list').waitFor(PATIENCE);
  await order(BUSY, 'Patient');
  await page.getByText(/The team has stopped dialling/).waitFor(PATIENCE);
  await look(page, 'stopped');
  await page.goto('/app/agents');
  await bar.waitFor(PATIENCE);
  const { next, live } = await ask('/now');
  assert.equal(live, 0);
  assert.equal(next[0].waiting_for.reasons[0].code, 'dialling_stopped');
  await bar.getByRole('button', { name: 'Resume dialling' }).click();
  await bar.waitFor({ state: 'detached', ...PATIENCE });
  await until('the call that waited', async () => (await ask('/now')).next.length === 0);
});

test('a subscriber is sent what was sent before, and gets another secret', async () => {
  await page.goto('/app/settings/webhooks');
  await heading('Webhooks').waitFor();
  const delivered = async () => (await ask('/delivery?state=delivered&limit=50')).deliveries.length;
  await until('the first delivery', async () => (await delivered()) > 0);
  const before = await delivered();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await until('the test', async () => (await delivered()) > before);
  await page.getByLabel('State').selectOption('delivered');
  await page.getByRole('cell', { name: 'Delivered' }).nth(before).waitFor(PATIENCE);
  await page.getByRole('button', { name: 'New secret' }).click();
  await page
    .getByText(/whsec_/)
    .first()
    .waitFor(PATIENCE);
  await look(page, 'webhooks');
});

test('numbers are forbidden, many at once, and allowed again with a reason', async () => {
  await page.goto('/app/settings/dnc');
  await page.getByRole('textbox', { name: 'Numbers' }).fill('+12025550171\n+12025550172, nonsense');
  await page.getByRole('textbox', { name: 'Reason' }).fill('they asked');
  await page.getByRole('button', { name: 'Add 3 numbers' }).click();
  await page.getByText(/nonsense:/).waitFor(PATIENCE);
  await page.getByRole('rowheader', { name: '(202) 555-0172' }).waitFor(PATIENCE);
  await look(page, 'dnc');
  await page.getByRole('button', { name: 'Remove (202) 555-0172' }).click();
  await page.getByLabel('Why', { exact: true }).fill('a mistake');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('rowheader', { name: '(202) 555-0172' })
    .waitFor({ state: 'detached', ...PATIENCE });
});

test('trunk and system are told, on a narrow screen and in a longer language', async () => {
  await page.goto('/app/settings/trunk');
  await page.getByText('Up', { exact: true }).waitFor(PATIENCE);
  await look(page, 'trunk');
  await page.goto('/app/settings/system');
  await page.getByRole('heading', { name: 'All is well' }).waitFor(PATIENCE);
  await look(page, 'system');
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ['', 'live', 'settings/webhooks', 'settings/system']) {
    await page.goto(`/app/${path}?lang=en-XA`);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('load');
    await look(page, `narrow-${path.replace('/', '-') || 'home'}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `/${path} is ${wide} wide`);
  }
  // The number that was none is refused with 400, which the browser tells too.
  assert.deepEqual(
    on.wrong.filter((one) => !/status of 400/.test(one)),
    [],
  );
});
