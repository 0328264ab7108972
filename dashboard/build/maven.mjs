// What Maven runs. `build FOLDER` installs the packages where the lock file is newer than what is
// installed, and builds the pages where anything they are made of is newer than they are. `test`
// checks the style and runs the tests that need no browser.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const [task, out] = process.argv.slice(2);
const at = (path) => join(project, path);
const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

const generated = at('src/api/schema.d.ts');
const newest = (path) => {
  if (path === generated) return 0;
  return statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : time(path);
};

const run = (...command) => {
  const done = spawnSync('npm', command, {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ...(out && { DASHBOARD_OUT: out }) },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
};

const installed = at('node_modules/.installed');
if (time(installed) < time(at('package-lock.json'))) {
  run('ci', '--prefer-offline', '--no-progress');
  writeFileSync(installed, '');
}

const sources = [
  'src',
  'build',
  'public',
  'index.html',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  '../openapi.yaml',
];
if (task === 'test') {
  run('run', 'lint');
  run('test');
  process.exit(0);
}
const built = join(out, '.built');
if (time(built) < Math.max(...sources.map((source) => newest(at(source))))) {
  rmSync(built, { force: true });
  run('run', 'build');
  writeFileSync(built, '');
}
