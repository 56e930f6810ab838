import { nodeBundle } from '../../rolldown.node.mjs';

export default nodeBundle({
  input: { main: 'apps/api/src/main.ts', openapi: 'apps/api/src/openapi.ts' },
  tsconfig: 'apps/api/tsconfig.json',
  dir: 'dist/api',
});
