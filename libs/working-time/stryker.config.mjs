/**
 * Mutation testing of the rules: breaks the code in thousands of small ways and
 * counts how many of them a test notices. `npm run mutation`, see tools/mutation.mjs;
 * which specs count is said in tools/mutation/test-runner.mjs.
 *
 * Static mutants are left out: constants and the texts of the rules, read once when
 * a file is loaded. Each would need the whole suite once more, and the texts are
 * compared with docs/rules by a spec anyway.
 */
export default {
  testRunner: 'in-process',
  plugins: [new URL('../../tools/mutation/test-runner.mjs', import.meta.url).href],
  mutate: [
    'libs/working-time/src/**/*.ts',
    '!libs/working-time/src/**/*.spec.ts',
    '!libs/working-time/src/**/index.ts',
  ],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  // Only what the suite reads goes into the sandbox.
  ignorePatterns: [
    ...['/apps', '/bench', '/docs', '/tools', '/libs/payroll-export', '/libs/server', '/libs/web'],
    ...['/dist', '/tmp', '/reports', '/coverage', '/.data', '/.nx', '/.angular', '/.github', '/.ci'],
  ],
  tempDirName: 'tmp/mutation',
  cleanTempDir: 'always',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutation/working-time.html' },
  jsonReporter: { fileName: 'reports/mutation/working-time.json' },
  thresholds: { high: 95, low: 85, break: 85 },
  allowConsoleColors: false,
};
