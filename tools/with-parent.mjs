/**
 * Runs a program of others that starts processes of its own, e.g. the server of the client: all of them end with the
 * process that began this one, even where that is killed by kill -9. Begun in a group of its own.
 */
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => undefined); // the whole group got it: the program ends, and with it we do
process.on('disconnect', () => {
  if (process.platform === 'win32') child.kill();
  else process.kill(-process.pid, 'SIGKILL');
});
