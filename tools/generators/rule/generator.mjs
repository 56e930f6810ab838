/**
 * `npm run nx -- g ./tools:rule evening-cap --stage=credit --nameDe=… --nameEn=… --paragraph=…`
 * and, where it has them, `--parameter=eveningCapMinutes --parameterDe=… --parameterEn=…` and
 * `--finding=EVENING_CAP --findingDe=… --findingEn=…`.
 *
 * Writes what a rule consists of, and nothing else: its declaration, a spec that
 * stays red until the rule does something, its lines in every list that names rules,
 * parameters and findings, and its page. What only a person can know (the calculation, the plain
 * words, the worked example) is left empty, and the specs ask for each of it.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { edit, write } from '../tree.mjs';
import { withCatalogueEntry, withText } from './edits.mjs';
import { findingEdits, parameterEdits } from './parameter-edits.mjs';
import { declaration, spec } from './templates.mjs';

const LIBRARY = 'libs/working-time/src';
const RULES = `${LIBRARY}/rules`;
const RULEBOOK = `${LIBRARY}/rulebook`;
const TEXTS = { de: 'libs/web/rule-words/src/texts/de/rules.ts', en: 'libs/web/rule-words/src/texts/en/rules.ts' };

/**
 * @param tree the workspace as Nx sees it; nothing is written in a dry run
 * @returns what happens once the files are written
 * @throws Error if a rule of this name or id exists
 */
export default async function ruleGenerator(tree, options) {
  const rule = { stage: 'finding', id: `DV-${options.name.toUpperCase()}`, ...options };
  const stages = stagesOf(tree);
  const file = `${RULES}/${rule.name}.ts`;
  if (tree.exists(file)) throw new Error(`${file} exists already.`);
  if (stages.ids.has(rule.id)) throw new Error(`There is a rule ${rule.id} already.`);
  assertWords(rule, 'parameter');
  assertWords(rule, 'finding');

  await write(tree, file, declaration(rule));
  await write(tree, `${RULES}/${rule.name}.spec.ts`, spec(rule));
  await edit(tree, `${RULES}/catalogue.ts`, (text) => withCatalogueEntry(text, rule, stages.byFile));
  await edit(tree, TEXTS.de, (text) => withText(text, rule.id, rule.nameDe));
  await edit(tree, TEXTS.en, (text) => withText(text, rule.id, rule.nameEn));
  const edits = [...(rule.parameter ? parameterEdits(rule) : []), ...(rule.finding ? findingEdits(rule) : [])];
  for (const [file, change] of edits) await edit(tree, file, change);
  return () => writePage(tree.root, rule);
}

/** @throws Error where somebody names a parameter or finding, but not what people read */
function assertWords(rule, what) {
  if (rule[what] && !(rule[`${what}De`] && rule[`${what}En`]))
    throw new Error(`--${what} needs its words: --${what}De and --${what}En.`);
}

/** Stage of every rule of the day by its file, and the ids that are taken, those of rules beyond the day included. */
function stagesOf(tree) {
  const byFile = new Map();
  const ids = new Set();
  for (const { folder, name } of declarations(tree)) {
    const text = tree.read(`${folder}/${name}`, 'utf8');
    const [, id] = /^ {2}id: '([^']+)',$/m.exec(text) ?? [];
    const [, stage] = /^ {2}stage: '([^']+)',$/m.exec(text) ?? [];
    if (id) ids.add(id);
    if (id && stage) byFile.set(name.replace(/\.ts$/, ''), stage);
  }
  return { byFile, ids };
}

/** Files that may declare a rule: those of the day, and those beyond it. */
function declarations(tree) {
  return [RULES, RULEBOOK].flatMap((folder) =>
    tree
      .children(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ folder, name })),
  );
}

function writePage(root, rule) {
  execFileSync(process.execPath, [path.join(root, 'tools/rules.mjs')], { cwd: root, stdio: 'inherit' });
  console.log(`
${rule.id} is in the catalogue. Now, until "npm run nx -- test working-time" is green:
  1. ${RULES}/${rule.name}.spec.ts tells a working day: give it date, bookings and figures.
  2. ${RULES}/${rule.name}.ts: write apply(), the words in both languages, the worked example.
     npm run replay -- day.json --as OWN-… makes an example of a day that is written down.
  3. tools/rules/told-examples.mjs: how the figures of the example come about, in two languages.${
    rule.parameter
      ? `
  4. ${LIBRARY}/agreement/every-parameter.spec.ts: a day on which ${rule.parameter} changes something.
  5. libs/demo-city/src/agreement-paragraphs.ts: where the demo agreements have it; it does not compile before.
  Then npm run rules, and npm run openapi.`
      : `
  Then npm run rules.`
  }`);
}
