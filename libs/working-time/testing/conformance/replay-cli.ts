/** `npm run replay -- FILE.json [--as OWN-ID]`: see CONTRIBUTING. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseConformanceFile } from './case';
import { NoRecordedDay, caseOf, parseRecordedDay, replay, whatNext } from './replay';

const USAGE = 'Usage: npm run replay -- FILE.json [--as OWN-NAME-01]\n';
const [name, option, id, ...rest] = process.argv.slice(2);
const ownCases = path.resolve('libs/working-time/testing/conformance/own-cases.json');

function run(): number {
  if (!name || rest.length > 0 || (option !== undefined && (option !== '--as' || !/^OWN-[A-Z0-9-]+$/.test(id ?? '')))) {
    process.stderr.write(USAGE);
    return 2;
  }
  const text = readFileSync(ownCases, 'utf8');
  const { profiles, cases } = parseConformanceFile(text);
  // npm runs scripts in the project's folder; the person may have called from another one.
  const recorded = parseRecordedDay(readFileSync(path.resolve(process.env.ZEITBUCH_CWD ?? '', name), 'utf8'));
  const { lines, isAsExpected, ruleIds } = replay(recorded, profiles);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (option !== undefined) {
    if (cases.some((entry) => entry.id === id)) throw new NoRecordedDay(`cannot be ${id}: there is such an example`);
    if (Object.keys(recorded.expect).length === 0) throw new NoRecordedDay('expects nothing, so it cannot be a test');
    // Behind the last one, so that nothing else in the file changes; npm run replay formats it.
    const added = JSON.stringify(caseOf(recorded, id, ruleIds));
    writeFileSync(
      ownCases,
      text.replace(/\s*\]\s*\}\s*$/, () => `,\n${added}\n]\n}\n`),
    );
    process.stdout.write(`\n${id} is in ${path.relative('', ownCases)}. ${whatNext({ isAsExpected })}\n`);
  }
  return isAsExpected ? 0 : 1;
}

try {
  process.exitCode = run();
} catch (error) {
  if (!(
    error instanceof NoRecordedDay ||
    error instanceof RangeError ||
    (error as { code?: string }).code === 'ENOENT'
  ))
    throw error;
  process.stderr.write(`${name} ${(error as Error).message}\n`);
  process.exitCode = 2;
}
