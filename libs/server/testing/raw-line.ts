import { connect, type Socket } from 'node:net';

/** A connection on which a spec writes what it likes, HTTP or not. */
export interface RawLine {
  socket: Socket;
  /** Everything that came back, once the server has closed the connection. */
  closed: Promise<string>;
  /** What came back so far, once it contains `text`. */
  until(text: string): Promise<string>;
}

/** Opens a connection to 127.0.0.1 and writes `start`. What the server no longer takes is lost without an error. */
export function rawLine(port: number, start = ''): RawLine {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  socket.on('data', (piece) => (received += piece.toString('latin1')));
  socket.on('error', () => socket.destroy());
  socket.write(start);
  const until = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (received.includes(text)) resolve(received);
      };
      socket.on('data', look);
      look();
    });
  return { socket, closed, until };
}

/** Status and problem code of an answer as it came over the line. */
export function refusalIn(answer: string): { status: number; code: string | undefined } {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
  const isProblem = /^content-type: application\/problem\+json/im.test(answer);
  return { status, code: isProblem ? /"code":"([^"]+)"/.exec(answer)?.[1] : undefined };
}
