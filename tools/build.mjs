/**
 * `npm run build`: builds what changed, where something did. `npm start`, `npm test` and `npm run bench` build by it
 * too. Arguments go to nx: `-- --projects=web` builds a part.
 */
import { EVERYTHING, buildOnce } from './built.mjs';

const args = process.argv.slice(2);
// On standard error: `npm start` shows no other line of a build.
const say = (text) => process.stderr.write(`${text}\n`);
try {
  await buildOnce({ command: args.length > 0 ? [...EVERYTHING, ...args] : null, say });
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
