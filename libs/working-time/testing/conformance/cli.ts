import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ConformanceFile, MalformedFile, parseConformanceFile } from './case';
import { differences } from './compare';
import { type ConformanceResult, runCase } from './runner';

/** Works out every case of a file: one JSON object a line, in the order of the file. */
function main(args: readonly string[]): number {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--check');
  if (unknown !== undefined || files.length !== 1) {
    process.stderr.write(
      `${unknown ? `Unknown option ${unknown}.\n` : ''}Usage: npm run conformance -- FILE.json [--check]\n`,
    );
    return 2;
  }
  const file = read(files[0]);
  if (!file) return 2;
  const results = file.cases.map((entry) => runCase(entry, file.profiles));
  for (const { id, reason } of results.filter(({ failed }) => failed))
    process.stderr.write(`${id}: failed: ${reason}\n`);
  process.stdout.write(results.map(({ id, status, actual }) => `${JSON.stringify({ id, status, actual })}\n`).join(''));
  return args.includes('--check') ? check(file, results) : 0;
}

function read(name: string): ConformanceFile | null {
  try {
    // npm runs scripts in the project's folder; the person may have called from another one.
    return parseConformanceFile(readFileSync(path.resolve(process.env.ZEITBUCH_CWD ?? process.cwd(), name), 'utf8'));
  } catch (error) {
    if (error instanceof MalformedFile) process.stderr.write(`${name} ${error.message}\n`);
    else if (isSystemError(error)) process.stderr.write(`${name} cannot be read: ${error.message}\n`);
    else throw error;
    return null;
  }
}

function check(file: ConformanceFile, results: readonly ConformanceResult[]): number {
  const counts = { same: 0, different: 0, unsupported: 0 };
  results.forEach(({ id, status, actual, reason, failed }, index) => {
    if (failed) counts.different += 1;
    else if (status === 'unsupported') {
      counts.unsupported += 1;
      process.stderr.write(`${id}: unsupported (${reason})\n`);
    }
    if (status === 'unsupported') return;
    const found = differences(file.cases[index].expect, actual);
    counts[found.length === 0 ? 'same' : 'different'] += 1;
    for (const { key, expected, actual: got } of found) {
      process.stderr.write(
        `${id}: ${key} should be ${JSON.stringify(expected)} and is ${JSON.stringify(got) ?? 'missing'}\n`,
      );
    }
  });
  process.stderr.write(
    `${counts.same} as expected, ${counts.different} different, ${counts.unsupported} unsupported\n`,
  );
  return counts.different > 0 ? 1 : 0;
}

const isSystemError = (error: unknown): error is Error & { code: string } => error instanceof Error && 'code' in error;

process.exitCode = main(process.argv.slice(2));
