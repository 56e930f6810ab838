import { nodeBundle } from '../../rolldown.node.mjs';

export default nodeBundle({
  input: { main: 'apps/worker/src/main.ts' },
  tsconfig: 'apps/worker/tsconfig.json',
  dir: 'dist/worker',
});
