// A browser that writes down whatever should not have happened.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const needed = (name) => {
  const value = process.env[name];
  assert.ok(value, `The environment has no ${name}; DashboardIT sets it.`);
  return value;
};

export const server = needed('PARLEY_URL');
export const welcome = needed('PARLEY_WELCOME');
export const token = needed('PARLEY_TOKEN');
/** Ids of calls by what they are: rescheduled, busy. */
export const calls = JSON.parse(needed('PARLEY_CALLS'));
const pictures = needed('PARLEY_SCREENSHOTS');
mkdirSync(pictures, { recursive: true });

/** What a page asks before it knows whether somebody is signed in may be refused. */
const EXPECTED = /the server responded with a status of (401|404)/;

export async function open() {
  const browser = await chromium.launch({
    executablePath: needed('PARLEY_CHROMIUM'),
    env: { ...process.env, ...JSON.parse(process.env.PARLEY_CHROMIUM_ENVIRONMENT ?? '{}') },
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  });
  const context = await browser.newContext({
    baseURL: server,
    viewport: { width: 1360, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server });
  const wrong = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server) && !/^(data|blob):/.test(url))
      wrong.push(`asked elsewhere: ${url}`);
  });
  return { browser, context, page, wrong };
}

/** What depends on the colours alone. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What a screen reader would stumble over, in the words of axe: by all its rules, or by some. */
async function stumbles(page, rules) {
  // By the protocol, since the page's policy lets no script in.
  const protocol = await page.context().newCDPSession(page);
  const run = async (expression) => {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await protocol.send('Runtime.evaluate', options);
    assert.equal(exceptionDetails, undefined, JSON.stringify(exceptionDetails));
    return result.value;
  };
  if (!(await run('typeof window.axe === "object"'))) await run(`${axe}; undefined`);
  const only = rules === undefined ? '' : `runOnly: ${JSON.stringify(rules)},`;
  const found = await run(
    `axe.run(document, { ${only} resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | '))))`,
  );
  await protocol.detach();
  return JSON.parse(found);
}

/** Nothing moves or fades any more: two pictures in a row are the same. */
async function still() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const fading = () =>
    document.getAnimations().some((one) => one.playState === 'running') ||
    [...document.querySelectorAll('[style*="opacity"]')].some(
      (one) => one.checkVisibility() && getComputedStyle(one).opacity !== '1',
    );
  do await frame();
  while (fading());
  await frame();
}

/** Keeps how a screen looks in both themes, once it is there, and holds both against axe. */
export async function look(page, name) {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  const found = [];
  for (const scheme of ['light', 'dark']) {
    await page.evaluate((value) => localStorage.setItem('parley-theme', value), scheme);
    await page.evaluate((value) => {
      document.documentElement.setAttribute('data-mantine-color-scheme', value);
    }, scheme);
    await page.evaluate(still);
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`) });
    const rules = scheme === 'light' ? undefined : COLOURS;
    found.push(...(await stumbles(page, rules)).map((one) => `${name}, ${scheme}: ${one}`));
  }
  assert.deepEqual(found, []);
}

/** Asks the interface as a program does. */
export async function ask(path, body) {
  const response = await fetch(`${server}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-api-token': token, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()).data;
}
