// Watching, stopping and the settings around it, against a real server with real calls.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, calls, look, open, server, token, welcome } from './browser.mjs';

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

const { quiet, waiting, contact, agent, parked } = calls;
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

const change = async (method, path, body) => {
  const response = await fetch(`${server}${path}`, {
    method,
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()).data;
};

test('whoever signs in sees at home what needs them', async () => {
  await page.goto(welcome);
  await page.getByLabel('New password').fill('four plain words here');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await heading('Calls').waitFor();
  await page.goto('/app/');
  await heading('Home').waitFor();
  await page.getByText(/webhooks? did not arrive/).waitFor(PATIENCE);
  await page.getByRole('img', { name: /calls; .* in the busiest hour/ }).waitFor(PATIENCE);
  await look(page, 'home');
});

test('a call is seen while it goes on, by the stream, and hung up on', async () => {
  await page.goto('/app/live');
  await heading('Live').waitFor();
  await page.getByText('Live', { exact: true }).and(page.getByRole('status')).waitFor(PATIENCE);
  await change('POST', '/contact/call', { contact_id: quiet, interview_id: agent });
  const row = board().getByRole('listitem').first();
  await row.waitFor(PATIENCE);
  await row.getByText('Agent: ').waitFor({ state: 'attached', ...PATIENCE });
  await look(page, 'live');
  const name = await row.getByRole('link').textContent();
  await row.getByRole('button', { name: `Hang up on ${name}` }).click();
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
  const ordered = await change('POST', '/contact/call', {
    contact_id: waiting,
    interview_id: agent,
  });
  assert.ok(ordered);
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
  assert.equal(contact.length, 36);
});

test('a webhook that was given up is sent again', async () => {
  await page.goto('/app/settings/webhooks');
  await heading('Webhooks').waitFor();
  await page.getByLabel('State').selectOption('parked');
  const row = page.getByRole('row').filter({ hasText: 'Given up' }).first();
  await row.waitFor(PATIENCE);
  await look(page, 'webhooks');
  await row.getByRole('button', { name: 'Send again' }).click();
  await until('the delivery', async () => (await ask(`/delivery/${parked}`)).state === 'delivered');
});

test('numbers are forbidden, many at once, and allowed again with a reason', async () => {
  await page.goto('/app/settings/dnc');
  await page.getByLabel('Numbers').fill('+12025550171\n+12025550172, nonsense');
  await page.getByLabel('Reason').fill('they asked');
  await page.getByRole('button', { name: 'Add 3 numbers' }).click();
  await page.getByText(/nonsense:/).waitFor(PATIENCE);
  await page.getByRole('rowheader', { name: '(202) 555-0172' }).waitFor(PATIENCE);
  await look(page, 'dnc');
  await page.getByRole('button', { name: 'Let (202) 555-0172 be called again' }).click();
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
  assert.deepEqual(on.wrong, []);
});
