/**
 * Where the client with live reload finds the API: ZEITBUCH_API, else that of `npm start`.
 * A request that comes while the API is restarted waits for it instead of failing.
 */
import { createConnection } from 'node:net';

const target = new URL(process.env.ZEITBUCH_API ?? 'http://localhost:3000');
const PATIENCE_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 100;

const answers = () =>
  new Promise((resolve) => {
    const connection = createConnection(Number(target.port || 80), target.hostname);
    const end = (result) => {
      connection.destroy();
      resolve(result);
    };
    connection.once('connect', () => end(true));
    connection.once('error', () => end(false));
  });

/** Returns nothing, which means: hand it on. After the patience the proxy fails and says why. */
async function untilApiAnswers() {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS && !(await answers()); waited += PAUSE_MILLISECONDS)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
}

export default { '/api': { target: target.origin, secure: false, bypass: untilApiAnswers } };
