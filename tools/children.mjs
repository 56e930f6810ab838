/**
 * The processes that `npm start` began: commands that run to their end, and services. Ctrl-C in a
 * terminal does not reach them: their parent ends them in order, and they end with it when it is killed.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { eachLine } from './lines.mjs';
import { signal } from './processes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Preloaded into our own processes: they end when the parent is gone, also by kill -9. */
const WITH_PARENT = ['--import', pathToFileURL(path.join(root, 'tools/exit-with-parent.mjs')).href];
/** A service that does not end by itself is ended hard; longer than it gives to running requests. */
const STOP_MILLISECONDS = 20_000;

export class Children {
  #runs = new Set();

  /**
   * Runs a command of ours to its end.
   * @param title how it is called where it fails
   * @param quiet only its errors are shown
   * @param env variables of its own
   * @param foreign a program that starts processes of its own: nothing is preloaded, it would reach them too
   */
  async run(args, { title, quiet = false, env = {}, foreign = false }) {
    const stdio = ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'];
    const service = this.#spawn(args, { stdio, env: { ...process.env, ...env } }, foreign ? [] : WITH_PARENT);
    this.#runs.add(service);
    const how = await service.ended;
    this.#runs.delete(service);
    if (how !== 'exit 0') throw new Error(`${title} failed (${how}), see the lines above.`);
  }

  /** Ends what still runs to its end. */
  async stopRuns() {
    await Promise.all([...this.#runs].map((service) => service.stop()));
  }

  /**
   * Starts one of the built processes, or another program with its arguments: `{ ended, stop }`.
   * @param onLine takes what it writes line by line; without it everything is shown as it is
   * @param foreign a program that starts processes of its own: all of them are ended
   */
  start(file, env, { onLine, foreign = false } = {}) {
    const output = onLine ? 'pipe' : 'inherit';
    const args = Array.isArray(file) ? file : ['--enable-source-maps', path.join(root, file)];
    const service = this.#spawn(
      foreign ? [path.join(root, 'tools/with-parent.mjs'), ...args] : args,
      { stdio: ['ignore', output, output, 'ipc'], env: { ...process.env, ...env } },
      foreign ? [] : WITH_PARENT,
      foreign,
    );
    if (onLine) for (const stream of service.streams) eachLine(stream, onLine);
    return service;
  }

  #spawn(args, options, preload = WITH_PARENT, wholeGroup = false) {
    const child = spawn(process.execPath, [...preload, ...args], { cwd: root, ...options, detached: true });
    const kill = (name) => (wholeGroup ? killGroup(child.pid, name) : child.kill(name));
    const ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
    });
    return {
      ended,
      streams: [child.stdout, child.stderr],
      async stop() {
        if (child.exitCode === null && child.signalCode === null) {
          const hard = setTimeout(() => kill('SIGKILL'), STOP_MILLISECONDS);
          kill('SIGTERM');
          await ended;
          clearTimeout(hard);
        }
        if (wholeGroup) killGroup(child.pid, 'SIGKILL'); // what it left behind
      },
    };
  }
}

/** Every child leads a group of its own; Windows knows none. */
function killGroup(pid, name) {
  signal(process.platform === 'win32' ? pid : -pid, name);
}
