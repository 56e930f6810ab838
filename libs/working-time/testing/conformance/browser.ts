import { parseConformanceFile } from './case';
import { resultLine, runCases } from './report';

/** The worked examples in a page: text of a file in, one line for each case out. */
function conformanceLines(text: string): string[] {
  return runCases(parseConformanceFile(text)).map(resultLine);
}

Object.assign(globalThis, { conformanceLines });
