import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const BUILT = ['dist/web/index.html', 'dist/api/main.js', 'dist/worker/main.js', 'dist/tools/setup.js'];
const SOURCE = 'libs/server/src/month.ts';

describe('before journeys begin', () => {
  let folder: string;
  const look = () => {
    const code = `import { assertBuilt } from './tools/preconditions.mjs'; assertBuilt(); console.log('begins');`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  const write = (file: string, minutesAgo: number) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
    const at = new Date('2026-11-30T08:00:00Z').getTime() / 1000 - minutesAgo * 60;
    utimesSync(path.join(folder, file), at, at);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-preconditions-'));
    for (const name of ['apps/api/src', 'apps/web/src', 'apps/worker/src', 'libs', 'tools/entries'])
      mkdirSync(path.join(folder, name), { recursive: true });
    cpSync(path.join(__dirname, '../preconditions.mjs'), path.join(folder, 'tools/preconditions.mjs'));
    for (const file of BUILT) write(file, 10);
    write(SOURCE, 20);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('says nothing where the build is there and younger than what it is made of', () => {
    expect(look()).toEqual({ status: 0, said: 'begins\n' });
    write('libs/server/src/month.spec.ts', 5);
    expect(look().said).toBe('begins\n');
  });

  it('says what is missing, and what to run', () => {
    rmSync(path.join(folder, 'dist/web'), { recursive: true });
    expect(look()).toEqual({ status: 2, said: 'dist/web/index.html is missing: run npm run build first.\n' });
  });

  it('names a source that was changed after the build, and goes on', () => {
    write(SOURCE, 5);
    expect(look()).toEqual({
      status: 0,
      said: `begins\n${SOURCE} was changed after the build: npm run build brings it in.\n`,
    });
  });
});

describe('a single spec', () => {
  const spec = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, ['tools/spec.mjs', ...args], {
      cwd: path.join(__dirname, '../..'),
      encoding: 'utf8',
    });
    return { status, stderr };
  };

  it.each([
    [['libs/nowhere'], 'There is no libs/nowhere.\n'],
    [['docs'], 'No project runs specs of docs.\n'],
    [['apps/web-e2e/src'], 'Journeys run by npm run journeys -- <word of the file name>.\n'],
  ])('says what to run instead of %j', (args, stderr) => expect(spec(...args)).toEqual({ status: 2, stderr }));

  it('runs as its project runs it', () => {
    const { status, stderr } = spec('libs/payroll-export/src/formats.spec.ts');
    expect(stderr).toContain('payroll-export src/formats.spec.ts');
    expect(status).toBe(0);
  });
});
