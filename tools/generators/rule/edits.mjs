/** The lines that a new rule adds to files which are there already. */
import { identifier } from './templates.mjs';

const STAGES = ['target', 'credit', 'absence', 'finding', 'supplement'];

/**
 * The catalogue with the rule as the last of its stage, and its import in order.
 * @param stageByFile stage of every rule by the name of its file
 * @throws Error if the catalogue does not look as expected
 */
export function withCatalogueEntry(text, { name, stage }, stageByFile) {
  const line = `import { ${identifier(name)} } from './${name}';\n`;
  const later = [...text.matchAll(/^import .* from '\.\/(.+)';\n/gm)].find(([, file]) => file > name);
  const start = text.indexOf('[\n', text.indexOf('export const RULES'));
  if (start < 0) throw new Error('catalogue.ts has no list RULES');
  const importAt = later ? later.index : text.indexOf('\n/**') + 1;
  const entryAt = entryPosition(text, start + 2, stage, stageByFile);
  return `${text.slice(0, importAt)}${line}${text.slice(importAt, entryAt)}  ${identifier(name)},\n${text.slice(entryAt)}`;
}

/** Where the first rule of a later stage stands, or the end of the list. */
function entryPosition(text, listAt, stage, stageByFile) {
  const stageOf = new Map([...stageByFile].map(([file, of]) => [identifier(file), of]));
  const end = text.indexOf('];', listAt);
  let position = listAt;
  for (const line of text.slice(listAt, end).split('\n').slice(0, -1)) {
    const entry = stageOf.get(line.trim().replace(/,$/, ''));
    if (entry === undefined) throw new Error(`catalogue.ts lists "${line.trim()}", which no file declares`);
    if (STAGES.indexOf(entry) > STAGES.indexOf(stage)) return position;
    position += line.length + 1;
  }
  return position;
}

/**
 * A language file with the name of the rule as the last before the unknown one.
 * @throws Error if the file does not look as expected
 */
export function withText(text, id, name) {
  const at = text.search(/^ {4}unknown:/m);
  if (at < 0) throw new Error('the names of rules do not end with "unknown"');
  return `${text.slice(0, at)}    '${id}': ${JSON.stringify(name)},\n${text.slice(at)}`;
}
