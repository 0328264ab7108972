// Who is let into a team, and that nobody is shown a button which the server would refuse them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { calls as known, look, open, welcome } from './browser.mjs';

const PATIENCE = { timeout: 60_000 };
const { PARLEY_EMAIL: email, PARLEY_PASSWORD: password } = process.env;
let admin;
let viewer;
let link;

before(async () => {
  admin = await open();
  viewer = await open();
});
after(async () => {
  await admin?.browser.close();
  await viewer?.browser.close();
});

const ADDRESSES = [
  '',
  'live',
  'calls?words=nobody+ever+said+this',
  `calls?peek=${known.call}`,
  `calls/${known.call}`,
  `calls/${known.waiting}`,
  'agents',
  `agents/${known.agent}/build`,
  `agents/${known.agent}/build?step=greet`,
  `agents/${known.agent}/versions`,
  `agents/${known.agent}/tests`,
  'contacts',
  `contacts/${known.contact}`,
  'start',
  'settings/developer',
  'settings/webhooks',
  'settings/dnc',
  'settings/members',
  'settings/trunk',
  'settings/system',
];

/** What whoever looks on may do in a dialog. */
const HARMLESS = /^(Close|Replay|Stop dialling)$/;
/** Where they may type without changing anything. */
const LOOKED_FOR = 'search, [role="search"], [role="tree"], nav';

test('an admin lets somebody in by a link, and says what they may do', async () => {
  const { page } = admin;
  await page.goto(welcome);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  await page.goto('/app/settings/members');
  await page.getByRole('textbox', { name: 'Name' }).fill('Vera');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('vera@example.org');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('member');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Send this link to Vera').waitFor(PATIENCE);
  link = (await page.getByText(/\/app\/welcome#/).textContent())?.match(/http\S+#[\w-]+/)?.[0];
  assert.ok(link);
  await page.getByRole('button', { name: 'Change role of Vera' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
  await dialog.getByRole('button', { name: 'Change the role' }).click();
  await page.getByRole('cell', { name: 'Viewer', exact: true }).waitFor(PATIENCE);
  await look(page, 'members');
  assert.deepEqual(admin.wrong, []);
});

test('whoever looks on is shown no button that they may not use', async () => {
  const { page, wrong } = viewer;
  const settled = watched(page);
  const refused = [];
  page.on('response', (response) => {
    if (response.status() === 403) refused.push(`${page.url()}: ${response.url()}`);
  });
  await page.goto(link);
  await page.getByRole('textbox', { name: 'New password' }).fill('four plain words too');
  await page.getByRole('button', { name: 'Keep this password' }).click();
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
  for (const path of ADDRESSES) {
    const found = await pressed(page, settled, path);
    assert.deepEqual(found, { opened: [], typed: [] }, `/${path}`);
  }
  assert.deepEqual(refused, []);
  assert.deepEqual(wrong, []);
});

test('what a role may not do says who may', async () => {
  const { page } = viewer;
  await page.goto('/app/contacts');
  const button = page.getByRole('button', { name: 'New contact' });
  await button.waitFor();
  assert.equal(await button.getAttribute('aria-disabled'), 'true');
  await button.focus();
  await page.getByRole('tooltip').filter({ hasText: 'members and admins' }).waitFor();
  await page.keyboard.press('Tab');
  await look(page, 'viewer-contacts');
  await page.goto(`/app/agents/${known.agent}/build?step=greet`);
  await page.getByText('This is for members and admins.').first().waitFor(PATIENCE);
  await look(page, 'viewer-builder');
});

/** Waits until nothing is asked for any more, but for what goes on for ever. */
function watched(page) {
  const under = new Set();
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') under.add(request);
  });
  page.on('requestfinished', (request) => under.delete(request));
  page.on('requestfailed', (request) => under.delete(request));
  return async () => {
    for (let quiet = 0; quiet < 4; quiet = under.size === 0 ? quiet + 1 : 0)
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  };
}

/** Presses every button and every item of a menu that can be pressed; tells what should not be there. */
async function pressed(page, settled, path) {
  const opened = [];
  const arrive = async () => {
    await page.evaluate((to) => history.pushState(null, '', to), `/app/${path}`);
    await settled();
  };
  await arrive();
  const typed = await page.evaluate(
    (harmless) =>
      [...document.querySelectorAll('main form :is(input, textarea, select):enabled')]
        .filter((one) => one.checkVisibility() && one.closest(harmless) === null)
        .map((one) => one.outerHTML.slice(0, 200)),
    LOOKED_FOR,
  );
  const home = page.url();
  for (let i = 0; ; i++) {
    const name = await press(page, 'main button:enabled', i);
    if (name === null) break;
    for (let item = 0; ; item++) {
      const chosen = await press(page, '[role="menuitem"]:enabled', item);
      if (chosen === null) break;
      opened.push(...(await forbidden(page, `${name}, ${chosen}`)));
      if (page.url() !== home) await arrive();
      if ((await press(page, 'main button:enabled', i)) === null) break;
    }
    opened.push(...(await forbidden(page, name)));
    if (page.url() !== home) await arrive();
    else await page.keyboard.press('Escape');
  }
  return { opened, typed };
}

/** Presses one of those that are there; null where there is no such one. */
function press(page, selector, index) {
  return page.evaluate(
    async ([which, at]) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const one = [...document.querySelectorAll(which)].filter(
        (button) => button.checkVisibility() && button.getAttribute('aria-disabled') !== 'true',
      )[at];
      if (one === undefined) return null;
      one.click();
      await frame();
      await frame();
      return one.getAttribute('aria-label') ?? one.textContent ?? '';
    },
    [selector, index],
  );
}

/** What could be done in a dialog that is open. */
async function forbidden(page, by) {
  const names = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[role="dialog"]:not([aria-label="Add a filter"]) button:enabled',
      ),
    ]
      .filter((one) => one.checkVisibility())
      .map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  return names.filter((name) => !HARMLESS.test(name)).map((name) => `${by}: ${name}`);
}
