// Contacts as people keep and call them, against a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, look, open, welcome } from './browser.mjs';

const BUSY = process.env.PARLEY_BUSY;
const LOCAL = `(${BUSY.slice(2, 5)}) ${BUSY.slice(5, 8)}-${BUSY.slice(8)}`;
let on;
let page;

before(async () => {
  on = await open();
  page = on.page;
  await page.goto(welcome);
  await page.getByRole('link', { name: /later/i }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
});
after(async () => {
  await on?.browser.close();
});

const heading = (name) => page.getByRole('heading', { level: 1, name });
const dialog = (name) => page.getByRole('dialog', { name });
const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
let ada;

test('somebody who agreed is added, by keys alone', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await heading('Contacts').waitFor();
  await page.getByText('No contacts yet').waitFor();
  await look(page, 'contacts-first');
  await page.keyboard.press('n');
  await dialog('New contact').waitFor();
  const form = dialog('New contact');
  await form.getByLabel('Number', { exact: true }).fill('12345');
  await form
    .getByText(/is not a phone number|country/)
    .first()
    .waitFor();
  assert.ok(await form.getByRole('button', { name: 'They agreed: add them' }).isDisabled());
  await form.getByLabel('Number', { exact: true }).fill(LOCAL);
  await form.getByLabel('Country of local numbers').fill('us');
  await form.getByText(`${BUSY}, US`).waitFor();
  await form.getByText('you state that this person agreed to be called').waitFor();
  await form.getByLabel('Name').fill('Ada <img src=x onerror=alert(1)> Lovelace');
  await form.getByLabel('Tags').fill('vip');
  await page.keyboard.press('Enter');
  await look(page, 'contacts-new');
  await form.getByLabel('Name').focus();
  await page.keyboard.press('Enter');
  await heading(/Ada <img/).waitFor();
  ada = new URL(page.url()).pathname.split('/').at(-1);
  const kept = await ask(`/contact/${ada}`);
  assert.equal(kept.phone_number, BUSY);
  assert.deepEqual(kept.tags, ['vip']);
  const { consents } = await ask(`/contact/${ada}/consents`);
  assert.equal(consents[0].token_id, null, 'a person vouched, no token');
  await page.getByText(`attested by ${consents[0].user_name}`).waitFor();
  await page.getByText('May be called now.').waitFor();
});

test('each thing is changed where it stands', async () => {
  await page.getByRole('button', { name: 'Change: Name' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Lovelace');
  await page.keyboard.press('Enter');
  await heading('Ada Lovelace').waitFor();
  await page.getByRole('button', { name: 'Change: Number' }).click();
  await page.getByRole('textbox', { name: 'Number' }).fill('nonsense');
  await page.keyboard.press('Enter');
  await page.getByText(/"nonsense"/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Name of an attribute' }).fill('time');
  await page.getByRole('textbox', { name: 'Its value' }).fill('half past two');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change: time' }).waitFor();
  await page.getByRole('button', { name: 'Remove: time' }).click();
  await page.getByText('“time” was removed.').waitFor();
  assert.deepEqual((await ask(`/contact/${ada}`)).attributes, {});
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Change: time' }).waitFor();
  const tags = page.getByRole('combobox', { name: 'Tags' });
  await tags.fill('spring');
  await tags.press('Enter');
  await page.waitForFunction(
    async (id) => (await (await fetch(`/contact/${id}`)).json()).data.tags.includes('spring'),
    ada,
  );
});

test('what somebody else changed meanwhile is not overwritten', async () => {
  await page.getByRole('button', { name: 'Change: E-mail' }).click();
  await ask('/contact/create', { phone_number: BUSY, email: 'theirs@example.org' });
  await page.getByRole('textbox', { name: 'E-mail' }).fill('mine@example.org');
  await page.keyboard.press('Enter');
  await page
    .getByText(/version|changed/i)
    .first()
    .waitFor();
  assert.equal((await ask(`/contact/${ada}`)).email, 'theirs@example.org');
  await page.keyboard.press('Escape');
  await page.getByText('theirs@example.org').waitFor();
});

test('an agent calls them with what it wants to know, and the call is on their line of time', async () => {
  await page.getByRole('button', { name: 'Call with an agent' }).click();
  const form = dialog('Call Ada Lovelace');
  await form.getByLabel('date').waitFor();
  await form.getByText('Left empty, it is half past two').waitFor();
  await form.getByLabel('date').fill('Tuesday, March third');
  await look(page, 'contact-call');
  await form.getByRole('button', { name: 'Ring Ada Lovelace' }).click();
  await page.waitForURL(/calls\/[0-9a-f-]{36}/);
  const call = await ask(`/call/${new URL(page.url()).pathname.split('/').at(-1)}`);
  assert.deepEqual(call.metadata, { date: 'Tuesday, March third' });
  assert.equal(call.contact.id, ada);
  await page.getByText('The line was taken.').waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Call again' }).click();
  assert.equal(await form.getByLabel('date').inputValue(), 'Tuesday, March third');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'The contact' }).click();
  const calls = page.getByRole('region', { name: 'Calls' });
  await calls.getByText('Busy').waitFor();
  assert.equal(await calls.getByRole('listitem').count(), 1);
  await look(page, 'contact');
});

test('who must not be called again is not, and whoever asks why is told', async () => {
  await page.getByRole('button', { name: 'Do not call again' }).click();
  await dialog('Do not call again').getByLabel('Why').fill('asked by letter');
  await dialog('Do not call again')
    .getByRole('button', { name: 'Put the number on the list' })
    .click();
  await page.getByText('May not be called.').waitFor();
  await page.getByText(/On the do-not-call list since.*asked by letter/).waitFor();
  await page.keyboard.press('c');
  const form = dialog('Call Ada Lovelace');
  await form.getByText('suppression list').waitFor();
  assert.ok(await form.getByRole('button', { name: /^Ring/ }).isDisabled());
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await look(page, 'contact-suppressed');
  await page.getByRole('button', { name: 'Allow calls again' }).click();
  await dialog('Allow calls again').getByLabel('Why').fill('changed their mind');
  await dialog('Allow calls again').getByRole('button', { name: 'Take the number off' }).click();
  await page.getByText('May be called now.').waitFor();
  const { changes } = await ask('/suppression/changes');
  assert.deepEqual(
    changes.map((one) => [one.change, one.reason]),
    [
      ['removed', 'changed their mind'],
      ['added', 'asked by letter'],
    ],
  );
});

test('contacts are found by words and tags, and the address says which', async () => {
  await ask('/contact/create', { phone_number: '+12025550143', name: 'Grace', tags: ['vip'] });
  await ask('/contact/create', {
    phone_number: '+12025550144',
    name: 'Heidi',
    tags: ['gone'],
    attributes: { plan: 'gold' },
  });
  await page.goto('/app/contacts');
  const rows = page.getByRole('table', { name: 'Contacts' }).getByRole('row');
  await page.getByText('1 to 3 of 3 contacts').waitFor();
  await page.getByLabel('With a tag').selectOption('vip');
  await page.getByText('1 to 2 of 2 contacts').waitFor();
  await page.getByLabel('Without a tag').selectOption('spring');
  await page.getByText('1 to 1 of 1 contacts').waitFor();
  assert.match(page.url(), /tags=vip&without=spring/);
  await page.getByRole('button', { name: 'Take away the filter vip' }).click();
  await page.getByText('1 to 2 of 2 contacts').waitFor();
  await page.getByLabel('Search contacts').fill('gold');
  await page.waitForURL(/search=gold/);
  await rows.getByText('Heidi').waitFor();
  await page.getByLabel('Show an attribute').selectOption('plan');
  await page.getByRole('cell', { name: 'gold' }).waitFor();
  await page.getByLabel('Search contacts').fill('nobodyhasthis');
  await page.getByText('No contact fits').waitFor();
  await look(page, 'contacts-none');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await page.getByText('1 to 3 of 3 contacts').waitFor();
  await look(page, 'contacts');
});

test('a number that is there already updates its contact', async () => {
  await page.getByRole('button', { name: 'New contact' }).click();
  const form = dialog('New contact');
  await form.getByLabel('Number', { exact: true }).fill('+1 202 555 0143');
  await form.getByText('Grace has this number already').waitFor();
  await form.getByLabel('Name').fill('Grace Hopper');
  await form.getByRole('button', { name: 'They agreed: update Grace' }).click();
  await heading('Grace Hopper').waitFor();
  assert.equal((await ask('/contact')).count, 3);
  // A call to somebody who is erased is not made.
  const [{ id: interview_id }] = (await ask('/interview')).interviews;
  const contact_id = new URL(page.url()).pathname.split('/').at(-1);
  const call_at = new Date(Date.now() + 3_600_000).toISOString();
  const { id: waits } = await ask('/contact/call', { contact_id, interview_id, call_at });
  await page.getByRole('button', { name: 'More of this page' }).click();
  await page.getByRole('menuitem', { name: 'Delete the contact' }).click();
  await dialog('Delete Grace Hopper?').getByRole('button', { name: 'for good' }).click();
  await page.getByText('1 to 2 of 2 contacts').waitFor();
  assert.equal((await ask(`/call/${waits}`)).status, 'CANCELLED');
  await page.goto('/app/contacts/01890a5d-ac96-774b-bcce-b302099a8057');
  await heading('No such contact').waitFor();
});

test('a narrow screen and another language lose nothing', async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const [name, path] of [
    ['contacts-320', '/app/contacts'],
    ['contact-320', `/app/contacts/${ada}`],
  ]) {
    await page.goto(path);
    await page
      .getByRole('link', { name: /Ada|^.*\d\d:\d\d.*$/ })
      .first()
      .waitFor();
    assert.ok((await wider()) <= 0, `${path} is wider than 320 px`);
    await look(page, name);
  }
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto(`/app/contacts/${ada}?lang=en-XA`);
  await page
    .getByText(/Çáļļ|Cáļļ/)
    .first()
    .waitFor();
  await look(page, 'contact-en-XA');
  await page.goto('/app/contacts?lang=en');
});

test('nothing went wrong that is not shown, and nobody else was asked', () => {
  // Of numbers that are none and of what somebody else changed, the server says so.
  const refused = /the server responded with a status of (400|412)/;
  assert.deepEqual(
    on.wrong.filter((one) => !refused.test(one)),
    [],
  );
});
