/** Builds and runs the commands that are bundled from tools/entries. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce } from './built.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Bundles the commands, where they are not as the sources are; about a second. */
export function buildTools() {
  return buildOnce({
    command: ['node_modules/rolldown/bin/cli.mjs', '-c', 'tools/rolldown.config.mjs'],
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Runs a bundled command on a database; resolves with its exit code. The address goes by environment: arguments can be read by everybody. */
export function runTool(name, databaseUrl, args = []) {
  return new Promise((resolve, reject) => {
    const command = ['--enable-source-maps', path.join(root, 'dist/tools', `${name}.js`), ...args];
    const child = spawn(process.execPath, command, {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
