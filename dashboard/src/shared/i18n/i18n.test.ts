import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import './call';
import { t, word } from './index';
import { accented, mirrored } from './pseudo';

const here = import.meta.dirname;
const root = join(here, '../..');
const parts = new Map(
  readdirSync(here)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      join(here, name),
      JSON.parse(readFileSync(join(here, name), 'utf8')) as Record<string, string>,
    ]),
);
const en: Record<string, string> = Object.assign({}, ...parts.values());

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? sources(path)
      : /\.tsx?$/.test(name) && !name.includes('.test.')
        ? [path]
        : [];
  });
const texts = new Map(sources(root).map((path) => [path, readFileSync(path, 'utf8')]));

/** The first part of names that the server chooses the rest of. */
const families = (text: string) =>
  [...text.matchAll(/word\('(\w+)'|t\(`(\w+)\.\$\{/g)].map((found) => found[1] ?? found[2] ?? '');

test('every message can be read', () => {
  for (const [key, text] of Object.entries(en))
    expect(() => new IntlMessageFormat(text, 'en'), key).not.toThrow();
});

test('no message is said twice', () => {
  const keys = [...parts.values()].flatMap((part) => Object.keys(part));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('every message is used, or one of a family that the server chooses from', () => {
  const code = [...texts.values()].join('\n');
  const chosen = new Set(families(code));
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`'${key}'`) && !chosen.has(key.split('.')[0] ?? ''),
  );
  expect(unused).toEqual([]);
});

const MAIN = join(root, 'app/main.tsx');

/** What a file brings along at once, and what it fetches later. */
function imports(path: string, later: boolean): string[] {
  const pattern = later
    ? /import\('(\.[^']+)'\)/g
    : /^(?:import|export)(?! type)(?:[^'()]*? from)? '(\.[^']+)'/gm;
  return [...(texts.get(path) ?? '').matchAll(pattern)].flatMap(([, target = '']) => {
    const file = resolve(dirname(path), target);
    return [file, `${file}.ts`, `${file}.tsx`, `${file}/index.ts`].filter(
      (one) => texts.has(one) || parts.has(one),
    );
  });
}

function closure(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const file of imports(path, false)) closure(file, seen);
  return seen;
}

/** The messages a file shows; those of keys are shown by the list of keys alone. */
const messages = new Map(
  [...texts].map(([path, text]) => [
    path,
    [...text.replaceAll(/(label|go): 'keys\.\w+'/g, '').matchAll(/'([\w.]+)'/g)]
      .map(([, key = '']) => key)
      .filter((key) => key in en),
  ]),
);
const shown = (path: string) => messages.get(path) ?? [];

const known = new Set(Object.keys(en).map((key) => key.split('.')[0]));

test('whatever is fetched later has its words with it, or finds them there', () => {
  const bundles = new Map([[MAIN, closure(MAIN)]]);
  const by = new Map<string, Set<string>>();
  for (const [start, files] of bundles) {
    for (const file of files) {
      for (const target of imports(file, true)) {
        if (!bundles.has(target)) bundles.set(target, closure(target));
        by.set(target, (by.get(target) ?? new Set()).add(start));
      }
    }
  }
  const own = (start: string) => [...(bundles.get(start) ?? [])].filter((one) => parts.has(one));
  const present = new Map([...bundles.keys()].map((start) => [start, new Set(parts.keys())]));
  present.set(MAIN, new Set(own(MAIN)));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [start, fetching] of by) {
      // Only what is there whoever fetches it.
      const before = [...fetching].map((one) => present.get(one) ?? new Set<string>());
      const now = new Set([
        ...own(start),
        ...own(MAIN),
        ...[...(before[0] ?? [])].filter((part) => before.every((one) => one.has(part))),
      ]);
      changed ||= now.size !== present.get(start)?.size;
      present.set(start, now);
    }
  }
  expect(bundles.size).toBeGreaterThan(10);
  const missing: string[] = [];
  for (const [start, files] of bundles) {
    const there = Object.assign(
      {},
      ...[...(present.get(start) ?? [])].map((one) => parts.get(one)),
    );
    const begun = new Set(Object.keys(there).map((key) => key.split('.')[0]));
    for (const file of files) {
      const absent = [
        ...shown(file).filter((key) => !(key in there)),
        ...families(texts.get(file) ?? '').filter(
          (family) => known.has(family) && !begun.has(family),
        ),
      ];
      for (const key of absent)
        missing.push(`${relative(root, start)}: ${key} of ${relative(root, file)}`);
    }
  }
  expect(missing).toEqual([]);
});

test('plurals and unknown words are told', () => {
  expect(t('call.found', { count: 0 })).toBe('nothing');
  expect(t('call.found', { count: 2 })).toBe('2 places');
  expect(word('reason', 'busy')).toBe('Busy');
  expect(word('reason', 'a_new_reason')).toBe('a new reason');
});

test('the pseudo languages mark, lengthen and mirror', () => {
  expect(accented('Calls')).toBe('Cáļļš··');
  expect(mirrored('Calls')).toContain('Calls');
  expect(mirrored(' ')).toBe(' ');
});
