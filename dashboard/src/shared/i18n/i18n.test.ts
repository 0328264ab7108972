import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import builder from './builder.json';
import './call';
import call from './call.json';
import contacts from './contacts.json';
import first from './en.json';
import { t, word } from './index';
import { accented, mirrored } from './pseudo';
import tests from './tests.json';

const parts = [first, builder, call, contacts, tests];
const en = Object.assign({}, ...parts) as Record<string, string>;

const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? sources(path)
      : /\.tsx?$/.test(name) && !name.includes('.test.')
        ? [path]
        : [];
  });

test('every message can be read', () => {
  for (const [key, text] of Object.entries(en))
    expect(() => new IntlMessageFormat(text, 'en'), key).not.toThrow();
});

test('no message is said twice', () => {
  const keys = parts.flatMap((part) => Object.keys(part));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('every message is used, or one of a family that the server chooses from', () => {
  const code = sources(join(import.meta.dirname, '../..'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const families = new Set(
    [...code.matchAll(/word\('(\w+)'|t\(`(\w+)\.\$\{/g)].map((found) => found[1] ?? found[2]),
  );
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`'${key}'`) && !families.has(key.split('.')[0]),
  );
  expect(unused).toEqual([]);
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
