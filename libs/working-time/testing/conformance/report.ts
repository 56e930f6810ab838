import { type ConformanceFile } from './case';
import { type ConformanceResult, runCase } from './runner';

/** Every case of a file, worked out in its order. */
export function runCases({ cases, profiles }: ConformanceFile): ConformanceResult[] {
  return cases.map((entry) => runCase(entry, profiles));
}

/** The answer to one case as a line of JSON: what is printed, and what two runtimes must agree on. */
export function resultLine({ id, status, actual }: ConformanceResult): string {
  return JSON.stringify({ id, status, actual });
}
