import { nodeBundle } from './bundle.mjs';

export default nodeBundle({
  input: { setup: 'tools/entries/setup.ts', conformance: 'libs/working-time/testing/conformance/cli.ts' },
  tsconfig: 'libs/server/tsconfig.json',
  dir: 'dist/tools',
});
