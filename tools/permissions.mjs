/**
 * Writes docs/permissions.md, the permission matrix, from the table that decides on every request:
 * `npm run permissions`. With `--check` it only compares, and fails where the page is older than the code.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from './load-sources.mjs';

const page = path.resolve(import.meta.dirname, '../docs/permissions.md');

const ORIGINS = {
  employment: 'follows from being employed',
  leadership: 'follows from leading a unit, or deputising in it',
  grant: 'given by one organisation administrator and confirmed by another',
  later: 'has no desk yet and cannot be given',
};
const SCOPES = { own: 'own', led: 'led', units: 'units', tenant: 'all' };

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

async function text() {
  const { matrix, book } = await load({
    matrix: 'libs/server/src/platform/permission-matrix.ts',
    book: 'libs/server/src/platform/role-book.ts',
  });
  const { MATRIX_ROLES, ROLES_WITHOUT_DESK, permissions } = matrix;
  const { ROLE_BOOK } = book;
  const roles = MATRIX_ROLES.map((role) => {
    const { name, purpose, origin } = ROLE_BOOK[role];
    return [name.en, name.de, `\`${role}\``, purpose.en, ORIGINS[origin]];
  });
  const columns = MATRIX_ROLES.filter((role) => !ROLES_WITHOUT_DESK.includes(role));
  const functions = Object.entries(permissions).map(([name, { en, scopes }]) => [
    `${en} (\`${name}\`)`,
    ...columns.map((role) => SCOPES[scopes[role]] ?? ''),
  ]);
  return `# Who may do what

Written by \`npm run permissions\` from \`libs/server/src/platform/permission-matrix.ts\`, the table that every request is measured by. The same table is shown in the product under *Rollen*. A spec tries every route as every role, within its reach and beyond it.

## Roles

${table(['Role', 'On the screen', 'Code', 'What for', 'How one gets it'], roles)}

## Functions

*own*: one's own. *led*: the people of the units that one leads. *units*: the people of the units for which one has the role, with those below them; of everybody, where it was given for the whole city. *all*: everything of the tenant; a role that one has for some units only is not enough. Empty: not at all. Nobody decides on their own time, whatever roles they have, and nobody sees another tenant.

${table(['Function', ...columns.map((role) => ROLE_BOOK[role].name.en)], functions)}
`;
}

const now = await text();
const before = await readFile(page, 'utf8').catch(() => null);
if (!process.argv.includes('--check')) await writeFile(page, now);
else if (before !== now) {
  console.error('docs/permissions.md is older than the code: run npm run permissions and commit it.');
  process.exitCode = 1;
}
