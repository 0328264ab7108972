// The dashboard as people use it, against a real server with real calls.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, calls, look, open, server, welcome } from './browser.mjs';
import { journalOf, longestReply } from './words.mjs';

const PASSWORD = 'four plain words here';
let on;
let page;

before(async () => {
  on = await open();
  page = on.page;
  // What plays is not on the page.
  await on.context.addInitScript(() => {
    window.Audio = new Proxy(window.Audio, {
      construct(Plain, source) {
        window.sound = new Plain(...source);
        return window.sound;
      },
    });
  });
});
after(async () => {
  await on?.browser.close();
});

const heading = (name) => page.getByRole('heading', { level: 1, name });
const rows = () => page.getByRole('table', { name: 'Calls' }).getByRole('row');

const rescheduled = calls.find((call) => call.is === 'rescheduled').id;

test('the printed address signs in once, and a password is chosen', async () => {
  await page.goto(welcome);
  await heading('Choose a password').waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the ticket stays in the address');
  await page.getByLabel('New password').fill('too short');
  assert.ok(await page.getByRole('button', { name: 'Keep this password' }).isDisabled());
  await look(page, 'welcome');
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
});

test('one call tells what was said, why, and how it felt', async () => {
  const record = await ask(`/call/${rescheduled}`);
  const { said, words } = await longestReply(rescheduled);
  await page.goto(`/app/calls/${rescheduled}`);
  const transcript = page.getByRole('region', { name: 'Transcript' });
  await transcript.getByText(said.text).first().waitFor();
  await page.getByRole('region', { name: 'The call on its time axis' }).locator('canvas').waitFor();
  await look(page, 'call-path');

  // A word is sought, and the recording is where it was said.
  await transcript.getByRole('searchbox').fill(words);
  await transcript.getByRole('searchbox').press('Enter');
  await page.waitForURL(/[?&]t=/);
  const at = Number(new URL(page.url()).searchParams.get('t')) * 1000;
  const into = said.text.indexOf(words) / said.text.length;
  const sample = said.from_ms + (said.to_ms - said.from_ms) * into;
  assert.ok(Math.abs(at - sample) <= 50, `The address says ${at} ms, the words are at ${sample}`);
  await page.waitForFunction(
    (wanted) => !sound.seeking && Math.abs(sound.currentTime * 1000 - wanted) <= 50,
    sample,
  );
  const place = page.getByRole('slider', { name: 'Place in the call' });
  await page.waitForFunction(
    (wanted) => Math.abs(Number(document.querySelector('input[type=range]').value) - wanted) < 150,
    at,
  );
  assert.match(
    await place.getAttribute('aria-valuetext'),
    new RegExp(`contact speaking, ${said.step} \\S`),
  );

  // Each wait of the record is there, with its figure.
  await page.getByRole('tab', { name: 'Waits' }).click();
  const waits = page.getByRole('tabpanel').getByRole('row');
  await waits.nth(record.felt_gaps.length).waitFor();
  for (const gap of record.felt_gaps) {
    await page
      .getByRole('tabpanel')
      .getByText(`${gap.total_ms.toLocaleString('en-GB')} ms`)
      .first()
      .waitFor();
  }
  await look(page, 'call-waits');

  const events = await journalOf(rescheduled);
  const moved = events.findIndex((one) => one.type === 'outcome_taken' && one.node_id === 'greet');
  const reply = events.slice(0, moved).findLast((one) => one.type === 'callee_spoke');
  await transcript.getByText(reply.text).first().click();
  await page.waitForURL(/tab=why/);
  await page.getByRole('tabpanel').getByText('needs another day or time').first().waitFor();
  await look(page, 'call-why');
  for (const tab of ['variables', 'events', 'request', 'deliveries']) {
    await page.getByRole('tab', { name: new RegExp(tab, 'i') }).click();
    await page.waitForURL(new RegExp(`tab=${tab}`));
    await page.getByRole('tabpanel').waitFor();
    await look(page, `call-${tab}`);
  }

  // The recording plays.
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  const before = Number(await place.inputValue());
  await page.waitForFunction(
    (from) => Number(document.querySelector('input[type=range]').value) > from,
    before,
  );
  await page.getByRole('button', { name: 'Pause' }).click();

  // What the address says is what somebody else sees.
  await page.goto(`/app/calls/${rescheduled}?t=5&tab=variables`);
  await page.getByRole('tab', { name: 'Variables', selected: true }).waitFor();
  await page.waitForFunction(() => document.querySelector('input[type=range]')?.value === '5000');
});

test('a call that nobody answered is a short story', async () => {
  const busy = calls.find((call) => call.is === 'busy');
  await page.goto(`/app/calls/${busy.id}`);
  await page.getByText('The line was taken. Call again a little later.').waitFor();
  await page.getByText(/dialled over the trunk/).waitFor();
  await look(page, 'call-busy');
  await page.goto('/app/calls/01890a5d-ac96-774b-bcce-b302099a8057');
  await heading('No such call').waitFor();
  await look(page, 'call-gone');
  await page.goto('/app/nowhere');
  await heading('Nothing is here').waitFor();
});

test('a call that goes on is followed to its end', async () => {
  const known = await ask(`/call/${rescheduled}`);
  const order = {
    contact_id: known.contact.id,
    interview_id: known.interview.id,
    metadata: known.metadata,
  };
  const { id } = await ask('/contact/call', order);
  await page.goto(`/app/calls/${id}`);
  await page.getByText('The call is going on; this page follows it.').waitFor({ timeout: 120_000 });
  const lines = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem');
  await lines.first().waitFor({ timeout: 120_000 });
  await look(page, 'call-live');
  await page.getByRole('button', { name: 'Hang up' }).click();
  await page
    .getByText('The call is going on; this page follows it.')
    .waitFor({ state: 'detached', timeout: 120_000 });
  await page.getByText('Ended by a person').waitFor();
});

test('agents are listed with what is live of them', async () => {
  await page.goto('/app/agents');
  await page.getByRole('rowheader', { name: 'Appointment confirmation' }).waitFor();
  await page.getByText('Live v1').waitFor();
  await look(page, 'agents');
});

test('a developer gets team id, curl and a token that works', async () => {
  await page.goto('/app/settings/developer');
  await page.getByText(server, { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill('CRM');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New token' });
  await dialog.getByText('It is shown this once').waitFor();
  const secret = /PARLEY_TOKEN='([^']+)'/.exec(await dialog.textContent())[1];
  const used = () => fetch(`${server}/user`, { headers: { 'x-api-token': secret } });
  assert.equal((await used()).status, 200);
  await look(page, 'token-made');
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await look(page, 'developer');
  await page.getByRole('button', { name: 'Revoke CRM' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke CRM' }).click();
  await page.getByRole('rowheader', { name: 'CRM' }).waitFor({ state: 'detached' });
});

test('a narrow screen and another language lose nothing', async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/app/calls');
  await rows().nth(2).waitFor();
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok((await wider()) <= 0, 'the list of calls is wider than 320 px');
  await look(page, 'calls-320');
  await page.goto(`/app/calls/${calls[0].id}`);
  await page.getByRole('region', { name: 'Transcript' }).waitFor();
  assert.ok((await wider()) <= 0, 'the page of a call is wider than 320 px');
  await look(page, 'call-320');
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto('/app/calls?lang=en-XA');
  await page.getByText(/Cáļļš/).first().waitFor();
  await look(page, 'calls-en-XA');
  await page.goto('/app/calls?lang=ar-XB');
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  await rows().nth(2).waitFor();
  await look(page, 'calls-ar-XB');
});

/** A try to sign in, within the page, whose answer is not looked at. */
const guess = () =>
  fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nobody@parley.local', password: 'a guess' }),
  }).then(() => undefined);

test('whoever signed out signs in again, and a wrong password is told', async () => {
  await page.goto('/app/calls?lang=en');
  await page.getByRole('button', { name: /Admin/ }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).waitFor();
  await look(page, 'menu');
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading('Sign in to Parley').waitFor();
  await page.goto('/app/agents');
  await heading('Sign in to Parley').waitFor();
  const sign = async (email, password) => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').first().fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await sign('admin@parley.local', 'not the password');
  await page.getByRole('alert').waitFor();
  await look(page, 'sign-in-wrong');
  // Whoever tries one account again and again is told how long to wait; other people are not kept out.
  for (let i = 0; i < 5; i++) await page.evaluate(guess);
  await sign('nobody@parley.local', 'a guess more');
  await page
    .getByRole('alert')
    .filter({ hasText: /more than 5 wrong tries.*1\d minutes/ })
    .waitFor();
  await look(page, 'sign-in-throttled');
  await sign('admin@parley.local', PASSWORD);
  await heading('Agents').waitFor();
});

test('nothing went wrong that is not shown, and nobody else was asked', () => {
  // Who tries too often is told so, by the browser too.
  assert.deepEqual(
    on.wrong.filter((one) => !/status of 429/.test(one)),
    [],
  );
});
