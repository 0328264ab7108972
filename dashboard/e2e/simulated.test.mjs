// A reply, a sentence and whole calls are tried before anybody is called, against a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, look, open, server, token, welcome } from './browser.mjs';

const HELD = process.env.PARLEY_HELD;
const LONG = { timeout: 120_000 };
let on;
let page;
let agent;

before(async () => {
  on = await open();
  page = on.page;
  agent = (await ask('/interview')).interviews[0].id;
  await page.goto(welcome);
  await page.getByLabel('New password').fill('four plain words here');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByRole('heading', { level: 1, name: 'First steps' }).waitFor();
});
after(async () => {
  await on?.browser.close();
});

const tried = () => page.getByRole('form', { name: 'Try a reply' });
const person = (name) => page.getByRole('listitem').filter({ hasText: name });

test('a reply is tried against a step, with what each way scores', async () => {
  await page.goto(`/app/agents/${agent}/build?step=greet`);
  await tried().getByLabel('What a caller might say').fill('Can we move it to another day?');
  await page.keyboard.press('Enter');
  await tried().getByText('→ needs another day or time').waitFor();
  assert.match(
    await tried()
      .getByText(/^\d+ ms/)
      .textContent(),
    /^\d+ ms$/,
  );
  assert.equal(await tried().locator('dt').count(), 5);
  await look(page, 'try-reply');
  await page.getByLabel('Says', { exact: true }).fill('Hello, can you still make it?');
  await tried().getByText('The agent was edited since.').waitFor();
  await page.getByText(/^draft saved/).waitFor();
});

test('what a reply would capture is told', async () => {
  await page.goto(`/app/agents/${agent}/build?step=ask_when`);
  await tried().getByLabel('What a caller might say').fill('Next Tuesday at three');
  await tried().getByRole('button', { name: 'Try' }).click();
  await tried()
    .getByText(/new_time becomes 15:00/)
    .waitFor();
  await tried().getByText('Conditions choose the way here').waitFor();
});

test('the words of a step and the voice of the agent are heard', async () => {
  await page.getByRole('button', { name: 'Hear these words' }).click();
  await page.getByText(/^\d+\.\d s$/).waitFor(LONG);
  await page.goto(`/app/agents/${agent}/build`);
  await page.getByRole('button', { name: 'Hear this voice' }).click();
  await page.getByText(/^\d+\.\d s$/).waitFor(LONG);
});

test('simulated callers take calls of the draft, and it is told whether they led where they should', async () => {
  await page.goto(`/app/agents/${agent}/tests?way=simulated`);
  await page.getByRole('button', { name: /^Run all 2\d$/ }).waitFor();
  for (const name of ['busy', 'declines'])
    await page.getByRole('button', { name: `Run ${name}`, exact: true }).click();
  for (const name of ['Is on the phone', 'Sees who calls'])
    await person(name).getByText('Led where it should').first().waitFor(LONG);
  await look(page, 'try-simulated');
  await person('Is on the phone').getByRole('link', { name: 'Open its call' }).click();
  await page.getByText('test with the simulated caller busy').waitFor();
  await look(page, 'call-simulated');
});

test('tests are hidden in the list of calls until somebody wants to see them', async () => {
  await page.goto('/app/calls?test=true');
  await page.getByText('draft', { exact: true }).first().waitFor();
  assert.ok((await page.getByText('test', { exact: true }).count()) >= 2);
  const { rows } = await ask('/call?fields=summary&test=false');
  assert.deepEqual(
    rows.map((row) => row.id),
    [HELD],
  );
});

test('the first steps have a simulated caller take a call', async () => {
  await page.goto('/app/start');
  await page.getByRole('button', { name: 'Ring a simulated caller' }).click();
  await page.waitForURL(/calls\/[0-9a-f-]{36}/);
  await page.getByText('test with the simulated caller confirms').waitFor();
  await page.getByRole('button', { name: 'Hang up' }).click();
  await page.getByRole('button', { name: 'Hang up' }).waitFor({ state: 'detached', ...LONG });
});

test('a call is replayed with the draft: the same, and where it first differs', async () => {
  await page.goto(`/app/calls/${HELD}`);
  const replay = async () => {
    await page.getByRole('button', { name: 'More of this page' }).click();
    await page.getByRole('menuitem', { name: 'Replay with…' }).click();
    await page.getByRole('dialog').getByLabel('Version').selectOption({ label: 'v1' });
  };
  const dialog = page.getByRole('dialog');
  await page
    .getByText(/wait p50|Wait/i)
    .first()
    .waitFor(LONG);
  await replay();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByText(/^The same in/).waitFor();
  await look(page, 'call-replay-same');
  await dialog.getByLabel('Version').selectOption({ label: 'Draft' });
  await edited();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await dialog.getByText(/^Something else from step \d+ of \d+ on/).waitFor();
  await dialog
    .getByText(/Good day to you/)
    .first()
    .waitFor();
  await look(page, 'call-replay-differs');
});

/** The draft greets otherwise. */
async function edited() {
  const { document } = await ask(`/agent/${agent}`);
  const greet = document.nodes.find((node) => node.id === 'greet');
  greet.text = 'Good day to you, can you make it?';
  const response = await fetch(`${server}/agent/${agent}`, {
    method: 'PUT',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ document }),
  });
  assert.equal(response.status, 200, await response.clone().text());
}

test('nothing went wrong that is not shown, and nobody else was asked', () => {
  assert.deepEqual(on.wrong, []);
});
