/**
 * `npm run nx -- g ./tools:migration phone-of-a-person`
 *
 * Writes a step of the schema behind the last one, as SQL for the way there and the way back, and its lines in the
 * list. The SQL is for a person to write: until then no database can be made, so that every feature test is red.
 */
import { before, edit } from '../tree.mjs';
import { identifier } from '../rule/templates.mjs';

const FOLDER = 'libs/server/src/database/migrations';
/** Room for a step between two others, where two people write one at the same time. */
const DISTANCE = 1000;

/** @throws Error if a step of this name is there */
export default async function migrationGenerator(tree, { name }) {
  const files = tree.children(FOLDER).filter((file) => /^\d+-.*\.(ts|sql)$/.test(file));
  const taken = files.find((file) => /^\d+-(.*?)(\.down)?\.\w+$/.exec(file)[1] === name);
  if (taken) throw new Error(`${FOLDER}/${taken} exists already.`);
  const last = Math.max(...files.map((file) => Number.parseInt(file, 10)));
  const number = Math.floor(last / DISTANCE) * DISTANCE + DISTANCE;
  const file = `${number}-${name}`;
  const [up, down] = [identifier(name), identifier(`${name}-down`)];
  tree.write(`${FOLDER}/${file}.sql`, UP);
  tree.write(`${FOLDER}/${file}.down.sql`, DOWN);
  const imports = `import ${up} from './${file}.sql';\nimport ${down} from './${file}.down.sql';\n`;
  await edit(tree, `${FOLDER}/index.ts`, before('\n/** Named one by one', imports));
  await edit(tree, `${FOLDER}/index.ts`, before('];\n', `  sqlMigration('${file}', { up: ${up}, down: ${down} }),\n`));
  return () =>
    console.log(`\n${FOLDER}/${file}.sql is the last step of the schema. Write it and the way back beside it, and say why
in its comment. libs/server/src/database/sql-migration.ts says what checks are, and how a way back names its losses.`);
}

const UP = `-- Why.

-- check: what must hold for it, or hold after it, in one sentence
select tenant_id, id from to_be_written;

to be written;
`;

const DOWN = `-- loses: to_be_written

to be written;
`;
