/**
 * `npm run nx -- g ./tools:limit evening-weeks --nameDe=… --nameEn=… --paragraph=… --code=EVENING_WEEK_EXCEEDED
 * --findingDe=… --findingEn=…`
 *
 * Writes a rule that looks beyond a day and has a limit: the function, a red spec, its declaration and its lines in
 * every list that names limits, findings and rules. What only a person can know is left empty, and specs ask for it.
 */
import { before, edit, write } from '../tree.mjs';
import { withText } from '../rule/edits.mjs';
import { identifier } from '../rule/templates.mjs';
import { declaration, limit, spec } from './templates.mjs';

const ENGINE = 'libs/working-time/src';
const WORDS = 'libs/web/rule-words/src/texts';

/**
 * @param tree the workspace as Nx sees it
 * @returns what happens once the files are written
 * @throws Error if a file of this name is there, or a place is not where it was
 */
export default async function limitGenerator(tree, options) {
  const rule = { id: `DV-${options.name.toUpperCase()}`, ...options };
  const [file, declared] = [`${ENGINE}/period/${rule.name}.ts`, `${ENGINE}/rulebook/${rule.name}-rule.ts`];
  for (const taken of [file, declared]) if (tree.exists(taken)) throw new Error(`${taken} exists already.`);
  await write(tree, file, limit(rule));
  await write(tree, file.replace(/ts$/, 'spec.ts'), spec(rule));
  await write(tree, declared, declaration(rule));
  for (const [place, change] of edits(rule)) await edit(tree, place, change);
  return () =>
    console.log(`
${rule.id} is in the rulebook, and its limit among those of a month. Now, until "npm run spec -- libs/working-time/src" is green:
  1. ${file}: the calculation, its spec beside it: days with dates and figures.
  2. ${declared}: for whom it holds, the words in both languages, the id of its example and how its figures come about.
  3. libs/working-time/testing/conformance/own-cases.json: the example, of the kind "limits".
  Then npm run rules.`);
}

function edits({ id, name, nameDe, nameEn, code, findingDe, findingEn }) {
  const standings = `${identifier(name)}Standings`;
  const declared = `${identifier(name)}Rule`;
  const text = (language, key, words, place, file) => [
    `${WORDS}/${language}/${file}.ts`,
    before(place, `    ${key}: ${JSON.stringify(words)},\n`),
  ];
  return [
    [
      `${ENGINE}/day/finding-codes.ts`,
      before('} as const satisfies Readonly<Record<string, Sev', `  ${code}: 'warn',\n`),
    ],
    [`${ENGINE}/period/standing.ts`, before('] as const satisfies readonly FindingCode[]', `  '${code}',\n`)],
    [`${ENGINE}/period/standings.ts`, before('import { type Period,', `import { ${standings} } from './${name}';\n`)],
    [`${ENGINE}/period/standings.ts`, before('];\n\n/** Days after a month', `  ${standings},\n`)],
    [`${ENGINE}/period/index.ts`, before('export { type Period,', `export { ${standings} } from './${name}';\n`)],
    [
      `${ENGINE}/rulebook/period-rules.ts`,
      before('\n/**\n * What holds beyond', `import { ${declared} } from './${name}-rule';\n`),
    ],
    [`${ENGINE}/rulebook/period-rules.ts`, before('  fulltimeRule,\n', `  ${declared},\n`)],
    ...[
      ['de', nameDe, findingDe],
      ['en', nameEn, findingEn],
    ].flatMap(([language, words, finding]) => [
      [`${WORDS}/${language}/rules.ts`, (text) => withText(text, id, words)],
      text(language, code, finding, "    'correction.pending'", 'rules'),
      text(language, code, words, '    },\n    span: {', 'limits'),
    ]),
  ];
}
