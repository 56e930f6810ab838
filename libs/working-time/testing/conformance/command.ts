import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ConformanceFile, isRecord, MalformedFile, parseConformanceFile } from './case';
import { differences } from './compare';
import { resultLine, runCases } from './report';
import { type ConformanceResult } from './runner';

/** Where the command writes to. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * Works out every case of a file: one JSON object a line, in the order of the file.
 * @returns exit code: 0, 1 if `--check` found a difference, 2 if there is nothing to work out
 */
export function conformance(args: readonly string[], streams: Streams): number {
  const { out, err } = streams;
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--check');
  if (unknown !== undefined || files.length !== 1) {
    err(`${unknown ? `Unknown option ${unknown}.\n` : ''}Usage: npm run conformance -- FILE.json [--check]\n`);
    return 2;
  }
  const file = read(files[0], err);
  if (!file) return 2;
  for (const id of repeatedIds(file)) err(`${id}: note: several cases have this id\n`);
  const results = runCases(file);
  for (const { id, reason } of results.filter(({ failed }) => failed)) err(`${id}: failed: ${reason}\n`);
  for (const { id, notes } of results) for (const note of notes ?? []) err(`${id}: note: ${note}\n`);
  out(results.map((result) => `${resultLine(result)}\n`).join(''));
  return args.includes('--check') ? check(file, results, err) : 0;
}

function read(name: string, err: Streams['err']): ConformanceFile | null {
  try {
    // npm runs scripts in the project's folder; the person may have called from another one.
    return parseConformanceFile(readFileSync(path.resolve(process.env.ZEITBUCH_CWD ?? process.cwd(), name), 'utf8'));
  } catch (error) {
    if (error instanceof MalformedFile) err(`${name} ${error.message}\n`);
    else if (isSystemError(error)) err(`${name} cannot be read: ${error.message}\n`);
    else throw error;
    return null;
  }
}

/** Every case is answered all the same; who reads the answers by their id has to know. */
function repeatedIds({ cases }: ConformanceFile): string[] {
  const ids = cases.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))];
}

function check(file: ConformanceFile, results: readonly ConformanceResult[], err: Streams['err']): number {
  const counts = { same: 0, different: 0, unsupported: 0 };
  results.forEach(({ id, status, actual, reason, failed }, index) => {
    if (failed) counts.different += 1;
    else if (status === 'unsupported') {
      counts.unsupported += 1;
      err(`${id}: unsupported (${reason})\n`);
    }
    if (status === 'unsupported') return;
    const found = differences(file.cases[index].expect ?? {}, actual);
    counts[found.length === 0 ? 'same' : 'different'] += 1;
    for (const { key, expected, actual: got } of found) {
      err(`${id}: ${key} should be ${JSON.stringify(expected)} and is ${JSON.stringify(got) ?? 'missing'}\n`);
    }
  });
  err(`${counts.same} as expected, ${counts.different} different, ${counts.unsupported} unsupported\n`);
  return counts.different > 0 ? 1 : 0;
}

/** Of whatever realm: tests run in one of their own. */
const isSystemError = (error: unknown): error is { code: string; message: string } =>
  isRecord(error) && typeof error.code === 'string';
