/** TCP ports of this machine. */
import { createServer } from 'node:net';

/** A free port on loopback. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * A port from a variable of the environment.
 * @throws Error in one sentence where it is none
 */
export function portNumber(name, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${name} must be a port number, not "${text}".`);
  return port;
}

/**
 * Resolves where a program of ours could listen.
 * @param advice what to do where another program does
 * @throws Error in one sentence where it cannot
 */
export function assertPortFree(port, host, advice) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `port ${port} is taken by another program; ${advice}.`
            : `port ${port} cannot be used on ${host} (${error.code}).`,
        ),
      ),
    );
    server.listen(port, host, () => server.close(resolve));
  });
}
