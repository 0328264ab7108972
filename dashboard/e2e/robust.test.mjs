// The dashboard where network, server and database come and go, with words that are meant to break
// pages, and as people with other eyes and hands use it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, calls as known, look, open, server, welcome } from './browser.mjs';
import { cramped } from './room.mjs';

const PATIENCE = { timeout: 60_000 };
const { PARLEY_EMAIL: email, PARLEY_PASSWORD: password, PARLEY_CONTROL: control } = process.env;
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
const rows = () => page.getByRole('table', { name: 'Calls' }).getByRole('row');
const bar = (text) => page.getByRole('status').filter({ hasText: text });
/** Does what only whoever runs the server can. */
const have = async (deed) => assert.equal((await fetch(`${control}/${deed}`)).status, 204);

/** Chooses a tab of the page that is open, and waits until something is behind it. */
const tab = (name) => async () => {
  await page.getByRole('tab', { name, exact: true }).click();
  await page.waitForFunction(
    () => document.querySelector('[role=tabpanel]')?.textContent !== '',
    null,
    PATIENCE,
  );
};

/** Every address there is, something hostile that stands on it, and the way from the one before. */
const ADDRESSES = [
  ['', null],
  ['live', null],
  ['calls', 'onerror'],
  [`calls?peek=${known.call}`, 'window.hacked=1'],
  [`calls/${known.call}?tab=path`, 'window.hacked=1'],
  ...['Why', 'Variables', 'Waits', 'Events', 'Request', 'Deliveries'].map((name) => [
    `calls/${known.call}?tab=${name.toLowerCase()}`,
    'window.hacked=1',
    tab(name),
  ]),
  ['agents', 'onerror'],
  [`agents/${known.agent}/build`, 'onerror'],
  [
    `agents/${known.agent}/build?step=${known.step}`,
    'onerror',
    () => page.getByRole('treeitem').first().click(),
  ],
  [`agents/${known.agent}/versions`, 'onerror'],
  [`agents/${known.agent}/tests`, 'onerror'],
  [`agents/${known.agent}/tests?way=simulated`, 'onerror', tab('Simulated callers')],
  [`agents/${known.agent}/tests?way=ring`, 'onerror', tab('Ring me')],
  ['contacts', 'onerror'],
  [`contacts/${known.contact}`, 'window.hacked=1'],
  ['start', null],
  ['settings/developer', 'onerror'],
  ['settings/webhooks', 'unbreakable'],
  ['settings/dnc', 'window.hacked=1'],
  ['settings/members', 'onerror'],
  ['settings/trunk', null],
  ['settings/system', null],
];

/** Goes there and waits until all that was asked for is shown. */
async function goTo(path, words, way) {
  if (way === undefined) await page.goto(`/app/${path}`);
  else {
    await way();
    await page.waitForURL(`**/app/${path}`);
  }
  await page.locator('h1').first().waitFor(PATIENCE);
  if (words !== null)
    await page.waitForFunction(
      (text) =>
        document.body.textContent.includes(text) ||
        [...document.querySelectorAll('input, textarea')].some((one) => one.value.includes(text)),
      words,
      PATIENCE,
    );
}

/** As most have it; as whoever has it twice as large; as on a small telephone. */
const WINDOWS = [
  { width: 1360, height: 900, deviceScaleFactor: 1 },
  { width: 640, height: 450, deviceScaleFactor: 2 },
  { width: 320, height: 700, deviceScaleFactor: 1 },
];

/** What of the page has no room in any of these windows. */
async function withoutRoom(path) {
  const protocol = await on.context.newCDPSession(page);
  const found = [];
  for (const window of WINDOWS) {
    await protocol.send('Emulation.setDeviceMetricsOverride', { ...window, mobile: false });
    const wrong = await cramped(page);
    found.push(...wrong.map((one) => `/${path} in ${window.width} px: ${one}`));
    if (window.deviceScaleFactor === 2) {
      const place = Object.values(known).reduce((rest, id) => rest.replace(id, ''), path);
      const name = `large-${place.replaceAll(/\W+/g, '-')}.png`;
      await page.screenshot({ path: join(process.env.PARLEY_SCREENSHOTS, name) });
    }
  }
  await protocol.detach();
  await page.setViewportSize({ width: 1361, height: 900 });
  await page.setViewportSize({ width: 1360, height: 900 });
  return found;
}

test('somebody signs in by keys alone', async () => {
  await page.goto(welcome);
  await heading('Sign in to Parley').waitFor();
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await page.getByLabel('E-mail').evaluate((one) => one === document.activeElement)) break;
  }
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor();
});

test('what people say and are called stays text, and has room in every window', async () => {
  const found = [];
  for (const [path, words, way] of ADDRESSES) {
    await goTo(path, words, way);
    const broken = await page.evaluate(() => ({
      hacked: window.hacked ?? null,
      images: document.querySelectorAll('img[src="x"]').length,
      scripts: [...document.scripts].filter((one) => one.src === '').length,
    }));
    assert.deepEqual(broken, { hacked: null, images: 0, scripts: 0 }, `/${path}`);
    found.push(...(await withoutRoom(path)));
  }
  assert.deepEqual(found, []);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search or do something').fill('onerror');
  await page.getByRole('dialog').getByText('Agent <img src=x').first().waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual(on.wrong, []);
});

test('without a network all stays there, and goes on by itself', async () => {
  await goTo('settings/dnc', 'window.hacked=1');
  const numbers = page.getByRole('textbox', { name: 'Numbers' });
  await numbers.fill('+12025550171');
  try {
    await on.context.setOffline(true);
    await page.getByRole('button', { name: 'Add 1 number' }).click();
    await page.getByText('The server does not answer').first().waitFor(PATIENCE);
    assert.equal(await numbers.inputValue(), '+12025550171', 'what was typed is lost');
  } finally {
    await on.context.setOffline(false);
  }
  await page.getByRole('button', { name: 'Add 1 number' }).click();
  await page.getByRole('rowheader', { name: '(202) 555-0171' }).waitFor(PATIENCE);

  await goTo('calls', 'onerror');
  await rows().nth(1).waitFor(PATIENCE);
  const before = await rows().count();
  try {
    await on.context.setOffline(true);
    await bar('No connection to the server').waitFor(PATIENCE);
    await bar('Showing what was there at').waitFor(PATIENCE);
    assert.equal(await rows().count(), before);
    await look(page, 'offline');
  } finally {
    await on.context.setOffline(false);
  }
  await bar('No connection to the server').waitFor({ state: 'detached', ...PATIENCE });
});

test('a server that starts again is waited for, and what goes on is told again', async () => {
  await goTo('calls', 'onerror');
  await rows().nth(1).waitFor(PATIENCE);
  const before = await rows().count();
  await have('stop');
  await bar('No connection to the server').waitFor(PATIENCE);
  assert.equal(await rows().count(), before);
  await have('start');
  await bar('No connection to the server').waitFor({ state: 'detached', ...PATIENCE });
  await ask('/contact/call', { contact_id: known.contact, interview_id: known.agent });
  await rows().nth(before).waitFor(PATIENCE);
});

test('a server without its records says so, and is asked again until it has them', async () => {
  await goTo('calls', 'onerror');
  await have('cut');
  await bar('trying again in').waitFor(PATIENCE);
  await look(page, 'restarting');
  // Whoever comes just then waits too.
  await page.reload();
  await bar('trying again in').waitFor(PATIENCE);
  await have('mend');
  await rows().nth(1).waitFor(PATIENCE);
  await bar('trying again in').waitFor({ state: 'detached', ...PATIENCE });
});

test('colours that the system forces leave everything to be told apart', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await goTo('calls', 'onerror');
  await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  });
  assert.ok(ring, 'the focus is not seen');
  /** Whether what is chosen looks different from what is not, without colours. */
  const differs = await page.evaluate(() => {
    const drawn = (one) => {
      const style = getComputedStyle(one);
      return [style.borderTopColor, style.outlineStyle, style.fontWeight, style.backgroundColor];
    };
    const places = [...document.querySelectorAll('nav a[href]')].slice(1);
    const here = places.find((one) => one.getAttribute('aria-current') === 'page');
    const other = places.find((one) => one !== here);
    return String(drawn(here)) !== String(drawn(other));
  });
  assert.ok(differs, 'the place one is at looks like the others');
  await page.screenshot({ path: join(process.env.PARLEY_SCREENSHOTS, 'forced-calls.png') });
  await goTo(`calls/${known.call}?tab=waits`, 'window.hacked=1');
  const unseen = await page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll('[data-drawn]')]
      .filter((one) => getComputedStyle(one).backgroundColor === canvas)
      .map((one) => one.className);
  });
  assert.deepEqual(unseen, [], 'bars that cannot be seen');
  await page.screenshot({ path: join(process.env.PARLEY_SCREENSHOTS, 'forced-call.png') });
  await page.emulateMedia({ forcedColors: 'none' });
});

test('nothing moves for whom nothing may', async () => {
  for (const [path, act] of [
    ['calls', () => page.keyboard.press('Control+k')],
    ['calls', () => page.keyboard.press('?')],
    ['calls', () => page.getByRole('button', { name: 'Add a filter' }).click()],
    [`calls/${known.call}`, () => page.getByRole('tab', { name: 'Waits' }).click()],
  ]) {
    await goTo(path, 'onerror');
    await page.evaluate(() => {
      window.moved = [];
      const watch = () => {
        for (const one of document.getAnimations())
          if (one.playState === 'running' && Number(one.effect?.getTiming().duration) > 1)
            window.moved.push(String(one.effect?.target?.className));
        requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);
    });
    await act();
    await page.waitForFunction(() => {
      window.frames60 = (window.frames60 ?? 0) + 1;
      return window.frames60 > 30;
    });
    assert.deepEqual(await page.evaluate(() => window.moved), [], `/${path}`);
    await page.keyboard.press('Escape');
  }
});

test('nothing that was not meant to happen happened', () => {
  // What could not be reached is told by the browser too.
  const meant =
    /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|status of 503|EMPTY_RESPONSE|CONNECTION_RESET/;
  assert.deepEqual(
    on.wrong.filter((one) => !meant.test(one)),
    [],
  );
  assert.ok(server.startsWith('http'));
});
