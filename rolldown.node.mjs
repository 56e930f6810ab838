/**
 * Bundles a Node entry point the way all of them are bundled: our own code into
 * one file, packages from node_modules left outside, decorator metadata kept.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const inside = /^(@zeitbuch|@oxc-project)\//;

/** Rolldown options for `input` ({name: entry}) into `dir`, types by the tsconfig of the project that owns the entry. */
export function nodeBundle({ input, tsconfig, dir }) {
  return {
    input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, path.join(root, file)])),
    cwd: root,
    platform: 'node',
    // Migrations, see libs/server/src/database/sql-migration.ts.
    moduleTypes: { '.sql': 'text' },
    tsconfig: path.join(root, tsconfig),
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id) && !inside.test(id),
    output: {
      dir: path.join(root, dir),
      format: 'esm',
      sourcemap: process.env.BUNDLE_SOURCEMAP ?? true,
      cleanDir: true,
      entryFileNames: '[name].js',
    },
    onLog(level, log, handler) {
      if (log.code !== 'CIRCULAR_DEPENDENCY') handler(level, log);
    },
  };
}
