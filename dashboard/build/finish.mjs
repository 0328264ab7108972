// After Vite: holds the sizes against their budgets, makes the compressed forms that the server sends
// as they are, and gathers the licences of what is shipped.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** kB after gzip: what the first page needs, and what each further screen adds at most. */
const ENTRY = 200;
const SCREEN = 75;
/** The canvas of the builder is a library of its own. */
const SCREENS = { 'src/features/builder/BuilderPage.tsx': 130 };
/** What opens within a page has that page already. */
const WITHIN = {
  'src/features/builder/AgentMenu.tsx': 'src/features/builder/BuilderPage.tsx',
  'src/features/builder/ChangeList.tsx': 'src/features/builder/BuilderPage.tsx',
  'src/features/builder/Conflict.tsx': 'src/features/builder/BuilderPage.tsx',
  'src/features/builder/Discard.tsx': 'src/features/builder/BuilderPage.tsx',
  'src/features/builder/PublishSheet.tsx': 'src/features/builder/BuilderPage.tsx',
};

const project = fileURLToPath(new URL('..', import.meta.url));
const out = process.env.DASHBOARD_OUT ?? join(project, '../server/target/classes/public/app');

const manifest = JSON.parse(await readFile(join(out, '.vite/manifest.json'), 'utf8'));

const kilobytes = async (files, compress) => {
  let sum = 0;
  for (const file of files) sum += compress(await readFile(join(out, file))).length;
  return sum / 1000;
};

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** A chunk with all that it imports at once. */
const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, seen);
  return seen;
};
const filesOf = (keys) =>
  new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));

const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const entry = filesOf(entries.flatMap((key) => [...closure(key)]));
let failed = false;
const budget = async (name, files, most) => {
  const gz = await kilobytes(files, gzip);
  const br = await kilobytes(files, brotli);
  const over = gz > most;
  failed ||= over;
  console.log(
    `${name.padEnd(34)} ${gz.toFixed(1).padStart(7)} kB gzip ${br.toFixed(1).padStart(7)} kB brotli${over ? `  more than the ${most} kB it may have` : ''}`,
  );
};
await budget('entry', entry, ENTRY);
for (const key of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)) {
  const page = filesOf(WITHIN[key] ? closure(WITHIN[key]) : []);
  const files = [...filesOf(closure(key))].filter((file) => !entry.has(file) && !page.has(file));
  await budget(key, files, SCREENS[key] ?? SCREEN);
}

const shipped = async (directory) => {
  const found = await readdir(directory, { withFileTypes: true });
  const nested = await Promise.all(
    found.map((file) => {
      const path = join(directory, file.name);
      return file.isDirectory() ? shipped(path) : [path];
    }),
  );
  return nested.flat();
};

const licences = async () => {
  const lock = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8'));
  const parts = ['What the pages of Parley are made of, and the licences it comes under.\n'];
  for (const [path, about] of Object.entries(lock.packages)) {
    if (path === '' || about.dev || about.devOptional || about.optional) continue;
    const files = await readdir(join(project, path)).catch(() => []);
    const file = files.find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
    const text = file ? await readFile(join(project, path, file), 'utf8') : '';
    parts.push(
      `\n${'-'.repeat(80)}\n${path.replace(/^.*node_modules\//, '')} ${about.version}, ${about.license ?? 'licence as below'}\n\n${text}`,
    );
  }
  return parts.join('');
};
await writeFile(join(out, 'licences.txt'), await licences());

for (const path of await shipped(out)) {
  if (!/\.(js|css|svg|txt)$/.test(path)) continue;
  const bytes = await readFile(path);
  await writeFile(`${path}.br`, brotli(bytes));
  await writeFile(`${path}.gz`, gzip(bytes));
}
// The server reads this list, since a jar cannot be listed.
const names = (await shipped(out)).map((path) => relative(out, path).replaceAll('\\', '/'));
await writeFile(
  join(out, 'files.txt'),
  names
    .filter((name) => !/^(\.|files\.txt)/.test(name))
    .toSorted()
    .join('\n'),
);
const whole = await Promise.all((await shipped(out)).map(async (path) => (await stat(path)).size));
console.log(
  `${'all files, each in three forms'.padEnd(34)} ${(whole.reduce((a, b) => a + b, 0) / 1000).toFixed(0)} kB`,
);
if (failed) process.exit(1);
