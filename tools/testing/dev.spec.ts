import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { pause, removeHome, runs, temporaryHome } from './started';

const root = path.resolve(__dirname, '../..');

/** Runs a module of the tools, which are no CommonJS. */
function evaluate(code: string): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout);
}

const listening = (port: number) =>
  new Promise<Server>((resolve) => {
    const server: Server = createServer((socket) => socket.end());
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
const portOf = (server: Server) => (server.address() as { port: number }).port;

describe('npm run dev', () => {
  let home: string;
  let taken: Server;
  const dev = (env: NodeJS.ProcessEnv) => {
    const { status, stderr } = spawnSync(process.execPath, ['tools/dev.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ZEITBUCH_DATA: home, ...env },
    });
    return { status, sentence: stderr.trim() };
  };

  beforeEach(async () => {
    home = temporaryHome();
    taken = await listening(0);
  });
  afterEach(() => {
    taken.close();
    removeHome(home);
  });

  it('stops with one sentence where the port of the page, or the next one of the API, is taken', () => {
    const port = portOf(taken);
    for (const own of [port, port - 1])
      expect(dev({ PORT: String(own) })).toEqual({
        status: 1,
        sentence: `Zeitbuch cannot run for development: port ${port} is taken by another program; choose two others with PORT=5200 npm run dev (5200 and 5201).`,
      });
  });

  it('stops with one sentence where PORT is no port', () => {
    expect(dev({ PORT: 'page' })).toEqual({
      status: 1,
      sentence: 'Zeitbuch cannot run for development: PORT must be a port number, not "page".',
    });
  });
});

describe('what the parts of npm run dev write', () => {
  const line = (part: string, entry: object | string) =>
    evaluate(`
      import { readable } from './tools/dev/lines.mjs';
      const line = ${JSON.stringify(typeof entry === 'string' ? entry : JSON.stringify(entry))};
      console.log(JSON.stringify(readable(${JSON.stringify(part)}, line, Date.UTC(2026, 10, 30, 8))));
    `);
  const at = Date.UTC(2026, 10, 30, 9, 15, 7);

  it('is one line with time, part, level and fields', () => {
    expect(line('api', { level: 40, time: at, pid: 1, context: 'Booking', msg: 'late', month: '2026-11' })).toBe(
      '09:15:07 api    WARN [Booking] late month=2026-11',
    );
  });

  it('has the places of an error below', () => {
    const err = { type: 'Error', code: '23505', stack: 'at book (libs/a.ts:1:2)\nat run (libs/b.ts:3:4)' };
    expect(line('worker', { level: 50, time: at, msg: 'fault', err })).toBe(
      '09:15:07 worker ERROR fault\n    Error 23505\n      at book (libs/a.ts:1:2)\n      at run (libs/b.ts:3:4)',
    );
  });

  it('stays as it is where it is no line of the log, and leaves out what Nest says at every start', () => {
    expect(line('types', 'a.ts(1,2): error TS2322')).toBe('08:00:00 types  a.ts(1,2): error TS2322');
    expect(line('api', { level: 30, time: at, context: 'RouterExplorer', msg: 'Mapped' })).toBeNull();
  });
});

describe('the page of npm run dev', () => {
  it('waits for an API that is just being restarted', async () => {
    const free = await listening(0);
    const port = portOf(free);
    await new Promise((resolve) => free.close(resolve));
    const waiting = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import proxy from './apps/web/proxy.conf.mjs';
         process.send('waits');
         await proxy['/api'].bypass();
         process.send(proxy['/api'].target);
         process.disconnect();`,
      ],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: { ...process.env, ZEITBUCH_API: `http://127.0.0.1:${port}` },
      },
    );
    const said: string[] = [];
    waiting.on('message', (message) => said.push(String(message)));
    const ended = new Promise((resolve) => waiting.once('exit', resolve));
    await new Promise((resolve) => waiting.once('message', resolve));
    expect(said).toEqual(['waits']);
    const api = await listening(port);
    await ended;
    api.close();
    expect(said).toEqual(['waits', `http://127.0.0.1:${port}`]);
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the client of npm run dev, which starts processes of its own', () => {
  /** Starts another process, and says both numbers. */
  const PROGRAM = `
    const other = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
    console.log(process.pid + ' ' + other.pid);
    setInterval(() => 0, 1000);`;
  const STARTER = `
    import { Children } from './tools/children.mjs';
    const client = new Children().start(['-e', process.argv[1]], {}, { onLine: (line) => process.send(line), foreign: true });
    process.on('message', async () => {
      await client.stop();
      process.exit(0);
    });`;

  it.each([
    ['is stopped', (starter: ChildProcess) => void starter.send('stop')],
    ['is killed', (starter: ChildProcess) => void starter.kill('SIGKILL')],
  ])('ends with all of them when what began it %s', async (_how, end) => {
    const starter = spawn(process.execPath, ['--input-type=module', '-e', STARTER, PROGRAM], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const line = await new Promise<string>((resolve) => starter.once('message', (text) => resolve(String(text))));
    const processes = line.split(' ').map(Number);
    expect(processes.map(runs)).toEqual([true, true]);
    end(starter);
    while (processes.some(runs)) await pause(50);
  });
});
