/**
 * Jest reporter: adds every failed test with its first lines to the file that
 * `npm test` names, which prints them together at its end. Long logs are cut in
 * the middle by CI systems; the reason for a red run must not be lost with it.
 */
const { appendFileSync } = require('node:fs');
const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const LINES_EACH = 14;
const LONGEST_LINE = 240;

module.exports = class FailureReporter {
  onTestResult({ path: file }, { testExecError, testResults, failureMessage }) {
    const failed = testResults.filter(({ status }) => status === 'failed');
    const parts = failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n'));
    if (parts.length === 0 && (testExecError || failureMessage)) parts.push(failureMessage ?? testExecError.message);
    for (const part of parts) this.add(`${path.relative(__dirname, file)} › ${part}`);
  }

  add(text) {
    const file = process.env.FAILURES_FILE;
    if (!file) return;
    const isOfOthers = (line) => /^\s+at .*node_modules/.test(line);
    const lines = stripVTControlCharacters(text)
      .split('\n')
      .filter((line) => !isOfOthers(line))
      .slice(0, LINES_EACH);
    appendFileSync(file, `${lines.map((line) => line.slice(0, LONGEST_LINE)).join('\n')}\n\n`);
  }
};
