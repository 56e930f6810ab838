import { nodeBundle } from '../rolldown.node.mjs';

export default nodeBundle({
  input: { floor: 'bench/floor/main.ts', engine: 'bench/engine/main.ts' },
  tsconfig: 'bench/tsconfig.json',
  dir: 'dist/bench',
});
