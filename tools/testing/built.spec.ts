import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pause } from './started';

const checkout = path.resolve(__dirname, '../..');
const OUTPUTS = ['api', 'bench', 'tools', 'web', 'worker'];
/** Stands for nx: leaves every output anew, as nx does even where nothing changed, and tells in `builds` when it began and ended. */
const BUILD = `
  import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
  appendFileSync('builds', 'begins ');
  rmSync('dist', { recursive: true, force: true });
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const name of ${JSON.stringify(OUTPUTS)}) {
    mkdirSync('dist/' + name, { recursive: true });
    cpSync('libs/source.ts', 'dist/' + name + '/main.js');
  }
  appendFileSync('builds', 'ends ');`;

describe('the build of a checkout', () => {
  let root: string;
  const build = (options = '{}') => {
    const code = `import { buildOnce } from ${JSON.stringify(path.join(checkout, 'tools/built.mjs'))};
      await buildOnce({ root: process.cwd(), everything: ['build.mjs'], ...${options} });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: root, stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, ended };
  };
  const builds = () => (existsSync(path.join(root, 'builds')) ? readFileSync(path.join(root, 'builds'), 'utf8') : '');
  const source = (text: string) => writeFileSync(path.join(root, 'libs/source.ts'), text);
  const built = (name: string) => path.join(root, 'dist', name, 'main.js');

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'zeitbuch-built-'));
    for (const folder of ['apps', 'bench', 'libs', 'tools']) mkdirSync(path.join(root, folder));
    writeFileSync(path.join(root, 'build.mjs'), BUILD);
    source('one');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is made once where two ask for it at the same moment', async () => {
    const [one, other] = [build(), build()];
    expect([await one.ended, await other.ended]).toEqual([0, 0]);
    expect(builds()).toBe('begins ends ');
    expect(readFileSync(built('web'), 'utf8')).toBe('one');
    expect(readdirSync(path.join(root, '.nx'))).toEqual(['built']);
  });

  it('leaves in its place what was built from the same sources', async () => {
    await build().ended;
    const before = statSync(built('tools')).ctimeMs;
    expect(await build().ended).toBe(0);
    expect([statSync(built('tools')).ctimeMs, builds()]).toEqual([before, 'begins ends ']);
    // Also where only a part of it is asked for.
    expect(await build(`{ command: ['build.mjs'] }`).ended).toBe(0);
    expect(builds()).toBe('begins ends ');
  });

  it.each([
    ['a source', () => source('two')],
    ['a setting beside the projects', () => writeFileSync(path.join(root, 'nx.json'), '{}')],
    ['something that was built', () => writeFileSync(built('api'), 'half')],
    ['a whole part of it, which is gone', () => rmSync(path.join(root, 'dist/worker'), { recursive: true })],
  ])('is made again after a change of %s', async (_what, change) => {
    await build().ended;
    change();
    expect(await build().ended).toBe(0);
    expect(builds()).toBe('begins ends begins ends ');
  });

  it('of a part is no reason to leave out the rest', async () => {
    expect(await build(`{ command: ['build.mjs'] }`).ended).toBe(0);
    expect(await build().ended).toBe(0);
    expect(builds()).toBe('begins ends begins ends ');
  });

  it('that failed, or whose maker was killed, is made by the next one', async () => {
    writeFileSync(path.join(root, 'build.mjs'), 'process.exit(3);');
    expect(await build().ended).toBe(1);
    writeFileSync(path.join(root, 'build.mjs'), BUILD);

    const first = build();
    while (builds() === '') await pause(5);
    first.child.kill('SIGKILL');
    await first.ended;
    while (builds() !== 'begins ends ') await pause(5); // nobody told the build itself
    expect(await build().ended).toBe(0);
    expect(builds()).toBe('begins ends begins ends ');
  });

  it('knows what the projects build', () => {
    const found = ['apps', 'bench', 'libs', 'tools']
      .flatMap((folder) =>
        readdirSync(path.join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          path.join(folder, name),
        ),
      )
      .filter((file) => path.basename(file) === 'project.json')
      .flatMap((file) => readFileSync(path.join(checkout, file), 'utf8').match(/(?<="[^"]*dist\/)\w+(?=")/g) ?? []);
    expect([...new Set(found)].sort()).toEqual(OUTPUTS);
    expect(readFileSync(path.join(checkout, 'tools/built.mjs'), 'utf8')).toContain(
      `OUTPUTS = [${OUTPUTS.map((name) => `'${name}'`).join(', ')}]`,
    );
  });
});
