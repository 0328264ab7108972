import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
const TABLE = join(SOURCE, '../../server/src/main/java/dev/parley/api/RoleTable.java');

/** What can only be reached behind something that is guarded itself. */
const BEHIND: Record<string, string> = {
  'POST /agent/{id}/versions/{number}/restore': 'POST /agent/{id}/publish',
  'POST /agent/judge': 'PUT /agent/{id}',
  'POST /voice/say': 'PUT /agent/{id}',
  'POST /chat/{id}': 'POST /chat',
};

const texts = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/schema\.d?\.?ts$|\.test\./.test(name))
  .map((name) => readFileSync(join(SOURCE, name), 'utf8'));

/** Operations that some role may not use, by the server's own table. */
const limited = new Set(
  [...readFileSync(TABLE, 'utf8').matchAll(/^ +(?:member|admin) +([A-Z]+) +(\S+)$/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  ),
);

const all = (pattern: RegExp, name: (found: RegExpMatchArray) => string) =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(name)));

test('whatever the pages do that a role may not is guarded on some page', () => {
  const done = all(/api\.(POST|PUT|PATCH|DELETE)\(\s*'([^']+)'/g, ([, m, path]) => `${m} ${path}`);
  const guarded = all(
    /(?:deed=|useForbidden\(|: )["']([A-Z]+ \/[^"']+)["']/g,
    ([, deed = '']) => deed,
  );
  const needed = [...done].filter((deed) => limited.has(deed));
  expect(limited.size).toBeGreaterThan(30);
  expect(needed.length).toBeGreaterThan(20);
  expect(needed.filter((deed) => !guarded.has(BEHIND[deed] ?? deed))).toEqual([]);
});
