/** `npm run format [-- files]` writes our format, `--check` only looks at it (a step of `npm test`). */
import { spawnSync } from 'node:child_process';

const [mode, ...files] = process.argv[2] === '--check' ? process.argv.slice(2) : ['--write', ...process.argv.slice(2)];
/** Not the pages: their tables are set by hand. */
const FOLDERS = ['apps', 'libs', 'tools', 'bench'];
// What was looked at and is still the same, by content, is not looked at again; what was wrong always is.
const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/prettier/formatted'];
const prettier = ['node_modules/prettier/bin/prettier.cjs', mode, '--log-level', 'warn', ...cache];
const { status } = spawnSync(process.execPath, [...prettier, ...(files.length > 0 ? files : FOLDERS)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
