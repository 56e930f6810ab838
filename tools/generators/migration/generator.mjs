/**
 * `npm run nx -- g ./tools:migration phone-of-a-person`
 *
 * Writes a step of the schema behind the last one, and its lines in the list. Its SQL is for a person to write: until
 * then no database can be made, so that every feature test is red.
 */
import { before, edit, write } from '../tree.mjs';
import { identifier } from '../rule/templates.mjs';

const FOLDER = 'libs/server/src/database/migrations';
/** Room for a step between two others, where two people write one at the same time. */
const DISTANCE = 1000;

/** @throws Error if a step of this name is there */
export default async function migrationGenerator(tree, { name }) {
  const files = tree.children(FOLDER).filter((file) => /^\d+-.*\.ts$/.test(file));
  const taken = files.find((file) => file.replace(/^\d+-/, '') === `${name}.ts`);
  if (taken) throw new Error(`${FOLDER}/${taken} exists already.`);
  const last = Math.max(...files.map((file) => Number.parseInt(file, 10)));
  const number = Math.floor(last / DISTANCE) * DISTANCE + DISTANCE;
  const className = `${identifier(`-${name}`)}${number}`;
  const file = `${FOLDER}/${number}-${name}.ts`;
  await write(tree, file, migration(className));
  await edit(
    tree,
    `${FOLDER}/index.ts`,
    before('\n/** Named one by one', `import { ${className} } from './${number}-${name}';\n`),
  );
  await edit(tree, `${FOLDER}/index.ts`, before('];\n', `  ${className},\n`));
  return () =>
    console.log(`\n${file} is the last step of the schema. Write up and down in SQL, and say why in its comment.
refuseDataLoss names what would go with the way back: "employee where phone is not null".`);
}

const migration = (className) => `import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Why. */
export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('to be written');
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['to be written']);
    await runner.query('to be written');
  }
}
`;
