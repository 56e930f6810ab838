import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** A data folder of a spec's own; readable for the user that PostgreSQL runs as. */
export function temporaryHome(): string {
  const home = mkdtempSync(path.join(tmpdir(), 'zeitbuch-start-'));
  chmodSync(home, 0o755);
  return home;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A running `npm start` with what it printed. */
export class Started {
  output = '';
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly #child: ChildProcess;

  private constructor(
    readonly home: string,
    readonly port: number,
    env: NodeJS.ProcessEnv,
  ) {
    this.#child = spawn(process.execPath, [path.join(root, 'tools/start.mjs')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // a group of its own, as a terminal makes it
      env: { ...process.env, ZEITBUCH_DATA: home, PORT: String(port), DRAIN_SECONDS: '0', CI: '', ...env },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((resolve) => this.#child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)));
  }

  /** Starts with an empty city (`DEMO_MODE=false`), unless `env` says otherwise. */
  static async in(home: string, env: NodeJS.ProcessEnv = {}): Promise<Started> {
    return new Started(home, await freePort(), { DEMO_MODE: 'false', ...env });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when the output holds `text`, `times` times; rejects when the process ends before. */
  async says(text: string | RegExp, times = 1): Promise<void> {
    const pattern = new RegExp(typeof text === 'string' ? text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : text, 'g');
    let over = false;
    void this.ended.then(() => (over = true));
    while ((this.output.match(pattern)?.length ?? 0) < times) {
      if (over) throw new Error(`ended without saying "${String(text)}":\n${this.output}`);
      await pause(50);
    }
  }

  /** As a terminal does it: the signal reaches the whole group. */
  async interrupt(): Promise<number | NodeJS.Signals> {
    process.kill(-(this.#child.pid as number), 'SIGINT');
    return this.ended;
  }

  /** Kills only the starting process, as kill -9 does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Numbers of the running processes of this start whose command holds `text`, the starting one and those of PostgreSQL's own left out. */
  processes(text: string): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter(
        (pid) => pid !== this.#child.pid && belongsTo(pid, this.home, this.port) && commandOf(pid).includes(text),
      );
  }

  async answers(route: string): Promise<number | null> {
    const answer = await fetch(`${this.url}${route}`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    await answer?.arrayBuffer();
    return answer?.status ?? null;
  }

  /** Resolves when the product is ready again. */
  async untilReady(): Promise<void> {
    while ((await this.answers('/api/v1/ready')) !== 200) await pause(100);
  }
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true });
}

const commandOf = (pid: number): string => readProc(pid, 'cmdline').replaceAll('\0', ' ');

/** Whether a process works: one that ended and that nobody asked about yet (a zombie) has no command any more. */
export const runs = (pid: number): boolean => commandOf(pid) !== '';

/** The main process of PostgreSQL names its folder, ours are known by their environment. */
function belongsTo(pid: number, home: string, port: number): boolean {
  const environment = readProc(pid, 'environ').split('\0');
  const ours = environment.includes(`ZEITBUCH_DATA=${home}`) && environment.includes(`PORT=${port}`);
  return ours && !/^postgres: /.test(commandOf(pid));
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it ended in between
  }
}
