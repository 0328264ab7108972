// What Maven runs. `begin FOLDER [skip tests]` has a process of its own do the work beside the Java
// compiler and is back at once; `end FOLDER PAGES` waits for it, shows what it said, fails if it
// failed, and puts the pages where the server looks for them. The work installs the packages where
// the lock file is newer than what is installed, builds the pages in FOLDER/pages where anything they
// are made of is newer than they are, checks the style and runs the tests that need no browser.
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LOOK_MS = 100;
const SOURCES = [
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

const self = fileURLToPath(import.meta.url);
const project = fileURLToPath(new URL('..', import.meta.url));
const [task, folder, argument] = process.argv.slice(2);
const at = (path) => join(project, path);
const made = join(folder, 'pages');
const log = join(folder, 'log');
const pid = join(folder, 'pid');
const result = join(folder, 'result');

const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

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
    env: { ...process.env, DASHBOARD_OUT: made },
  });
  if (done.status !== 0) throw new Error(`npm ${command.join(' ')} failed.`);
};

const install = () => {
  const installed = at('node_modules/.installed');
  if (time(installed) < time(at('package-lock.json'))) {
    run('ci', '--prefer-offline', '--no-progress');
    writeFileSync(installed, '');
  }
};

const build = () => {
  const built = join(made, '.built');
  const sources = Math.max(...SOURCES.map((source) => newest(at(source))));
  if (time(built) < sources) {
    rmSync(built, { force: true });
    run('run', 'build');
    writeFileSync(built, '');
  }
};

/** Whether somebody is at work; another process may have the number of one that was killed. */
const works = () => {
  if (existsSync(result) || !existsSync(pid)) return false;
  try {
    process.kill(Number(read(pid)), 0);
    return !existsSync('/proc/self/cmdline') || read(`/proc/${read(pid)}/cmdline`).includes(self);
  } catch {
    return false;
  }
};

const over = async () => {
  while (works()) await delay(LOOK_MS);
};

/** Says how the work ended, whole or not at all. */
const ends = (status) => {
  writeFileSync(`${result}.partial`, String(status));
  renameSync(`${result}.partial`, result);
};

switch (task) {
  case 'begin': {
    mkdirSync(folder, { recursive: true });
    await over();
    rmSync(result, { force: true });
    const written = openSync(log, 'w');
    const stdio = ['ignore', written, written];
    const worker = spawn(process.execPath, [self, 'work', folder, argument ?? ''], { stdio });
    writeFileSync(pid, String(worker.pid));
    worker.unref();
    closeSync(written);
    console.log(`The pages are built beside the compiler; what that says is in ${log} meanwhile.`);
    break;
  }
  case 'work':
    try {
      install();
      build();
      if (argument !== 'true') {
        run('run', 'lint');
        run('test');
      }
      ends(0);
    } catch (e) {
      console.error(e.message);
      ends(1);
    }
    break;
  case 'end': {
    await over();
    process.stdout.write(read(log));
    if (read(result) !== '0') {
      console.error('The dashboard could not be built: see above. Without it: -DskipDashboard.');
      process.exitCode = 1;
    } else if (time(join(argument, '.built')) < time(join(made, '.built'))) {
      rmSync(argument, { recursive: true, force: true });
      cpSync(made, argument, { recursive: true });
    }
    break;
  }
  default:
    console.error(`No such task: ${task}. There are begin, work and end.`);
    process.exitCode = 2;
}
