// An agent as people try it, against a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, look, open, welcome } from './browser.mjs';

const BUSY = process.env.PARLEY_BUSY;
const HELD = process.env.PARLEY_HELD;
let on;
let page;

before(async () => {
  on = await open();
  page = on.page;
});
after(async () => {
  await on?.browser.close();
});

const heading = (name) => page.getByRole('heading', { level: 1, name });
const said = () => page.getByRole('list', { name: 'What was said' });
const lines = () => said().locator('> li');
const ended = () => page.getByRole('region', { name: 'How it ended' });

test('who chose a password is led to the first steps', async () => {
  await page.goto(welcome);
  await page.getByLabel('New password').fill('four plain words here');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await heading('First steps').waitFor();
  await page.getByRole('button', { name: 'Ring me' }).waitFor();
  await look(page, 'start');
});

test('somebody writes to the agent, and sees what it makes of each line', async () => {
  await page.getByRole('link', { name: 'Write to it' }).click();
  await heading('Try Appointment confirmation').waitFor();
  await page.getByLabel('date').fill('Tuesday, March third');
  await page.getByLabel('time').fill('two thirty');
  await look(page, 'try-samples');
  await page.getByRole('button', { name: 'Start the conversation' }).click();
  await said().getByText('Tuesday, March third').waitFor();
  await page.getByRole('button', { name: 'Can we move it to another day?' }).click();
  await said().getByText('→ needs another day or time').waitFor();
  await said().getByText('2 Ask for day and time').waitFor();
  await page
    .getByRole('textbox', { name: 'What the callee says' })
    .fill('Next Tuesday at three in the afternoon');
  await page.keyboard.press('Enter');
  await said()
    .getByText(/new_time became 15:00/)
    .waitFor();
  await said().getByText('6 Read back').waitFor();
  await said().getByText('→ needs another day or time').click();
  await look(page, 'try-write');
});

test('an earlier line is said otherwise, and the conversation runs on from there', async () => {
  await page
    .getByRole('button', {
      name: 'Say something else in the place of “Can we move it to another day?”',
    })
    .click();
  await page.getByRole('textbox', { name: 'Say instead' }).fill("Yes, I'll be there.");
  await page.keyboard.press('Enter');
  await ended().getByText('Confirmed').waitFor();
  await ended().getByText('Completed').waitFor();
  assert.equal(await said().getByText('Next Tuesday at three').count(), 0);
  await look(page, 'try-ended');
});

test('silence, keys and a hang-up are told to the agent too', async () => {
  await page.getByRole('button', { name: 'Start again' }).click();
  assert.equal(await page.getByLabel('time').inputValue(), 'two thirty');
  await page.getByRole('button', { name: 'Start the conversation' }).click();
  await lines().first().waitFor();
  const before = await lines().count();
  await page.getByRole('button', { name: 'Say nothing' }).click();
  await said().getByText('(said nothing)').waitFor();
  await lines()
    .nth(before + 1)
    .waitFor();
  await page.getByRole('textbox', { name: 'Keys' }).fill('1');
  await page.getByRole('button', { name: 'Press' }).click();
  await said().getByText('Keys 1').waitFor();
  await page.getByRole('button', { name: 'Hang up' }).click();
  await ended().getByText('Contact hung up').waitFor();
});

test('a real telephone is rung by somebody who says that they may', async () => {
  await page.getByRole('tab', { name: 'Ring me' }).click();
  await page.getByLabel('Your own number').fill(BUSY);
  const ring = page.getByRole('button', { name: 'Ring me' });
  assert.ok(await ring.isDisabled());
  await page.getByLabel(/has agreed to this call/).check();
  await look(page, 'try-ring');
  await ring.click();
  await page.waitForURL(/calls\/[0-9a-f-]{36}/);
  await page.getByText('The line was taken.').waitFor({ timeout: 120_000 });
});

test('a call that was held is gone on from', async () => {
  await page.goto(`/app/calls/${HELD}?tab=why`);
  await page.getByRole('link', { name: 'Go on from here' }).waitFor({ timeout: 120_000 });
  await look(page, 'call-go-on');
  await page.getByRole('link', { name: 'Go on from here' }).click();
  await page.getByText('You are the caller from now on.').waitFor();
  await page.getByRole('button', { name: 'Go on from here' }).click();
  await lines().first().waitFor();
  await page.getByRole('button', { name: 'Hang up' }).click();
  await ended().getByText('Contact hung up').waitFor();
  await look(page, 'try-from-call');
});

test('a narrow screen and another language lose nothing', async () => {
  const { interviews } = await ask('/interview');
  await page.setViewportSize({ width: 320, height: 700 });
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const [name, path] of [
    ['start-320', '/app/start'],
    ['try-320', `/app/agents/${interviews[0].id}/tests`],
  ]) {
    await page.goto(path);
    await page.getByRole('button', { name: /Ring me|Start the conversation/ }).waitFor();
    assert.ok((await wider()) <= 0, `${path} is wider than 320 px`);
    await look(page, name);
  }
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto('/app/start?lang=en-XA');
  await page
    .getByText(/Ƒîŕšţ|Fîŕšţ|îŕšţ/)
    .first()
    .waitFor();
  await look(page, 'start-en-XA');
  await page.goto('/app/start?lang=en');
});

test('nothing went wrong that is not shown, and nobody else was asked', () => {
  assert.deepEqual(on.wrong, []);
});
