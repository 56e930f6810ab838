/** `npm run bench`: builds for production, then measures. See bench/run.mjs. */
import { runToEnd } from './running.mjs';

await runToEnd(['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--outputStyle=static']);
await import('../bench/run.mjs');
