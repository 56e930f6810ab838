/** `npm run check`: checks the running or stopped database against what must never be otherwise. */
import { withDatabase } from './database-url.mjs';
import { buildTools, runTool } from './tool-bundle.mjs';

await buildTools();
process.exitCode = await withDatabase(undefined, 'owner', (url) => runTool('check', url));
