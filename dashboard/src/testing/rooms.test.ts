import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory()
      ? files(path)
      : /\.tsx?$/.test(name) && !name.includes('.test.')
        ? [path]
        : [];
  });

/** Each may import only those before it; features never each other. */
const ORDER = ['agent-doc', 'timeline', 'api', 'shared', 'features', 'app', 'testing'];

test('rooms import only those below them, and features never each other', () => {
  const wrong: string[] = [];
  for (const path of files(root)) {
    const [room = '', feature] = relative(root, path).split('/');
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(
      /from '(\.[^']+)'|import\('(\.[^']+)'\)/g,
    )) {
      if (target === '') continue;
      const [other = '', otherFeature] = relative(root, resolve(dirname(path), target)).split('/');
      const across = room === 'features' && other === 'features' && feature !== otherFeature;
      if (ORDER.indexOf(other) > ORDER.indexOf(room) || across)
        wrong.push(`${relative(root, path)} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each(['agent-doc', 'timeline'])(
  '%s is pure: it knows neither React nor the interface',
  (room) => {
    for (const path of files(join(root, room))) {
      expect(readFileSync(path, 'utf8'), path).not.toMatch(
        /from '(react|@(?!dagrejs)|\.\.\/(api|app|shared|features))/,
      );
    }
  },
);
