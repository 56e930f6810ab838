import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { swappableParameters } from './tools/lint/swappable-parameters.mjs';

/** Only the two clock files may ask the machine for the time: everything else receives it, so that tests can name a date. */
const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is an argument: take it from the clock, so that tests can name a date.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time is an argument: take it from the clock, so that tests can name a date.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Time is an argument: take it from the clock, so that tests can name a date.' },
];
/** Laws are tried with the numbers of `runs`: the same in every test run, others by `npm run laws`. */
const lawsWithRuns = [
  { selector: "CallExpression[callee.object.name='fc'][callee.property.name='assert'][arguments.length<2]", message: 'Try the law with runs() of the testing folder: a test run must give the same result every time.' },
  { selector: "Property[key.name='numRuns']", message: 'Try the law with runs() of the testing folder: a test run must give the same result every time.' },
];

/** Who is meant, the traits in contract/personnel-group.ts say: another tariff is a row there, and no search. */
const noGroupByName = { selector: 'Literal[value=/^(TVOED_VKA|BEAMTE_SN|TVAOED)$/]', message: 'Ask what the group is (isEmployee, isTariffStaff, isCivilServant), not for its name.' };

/** An index says what others may use; with a star nobody sees it grow. */
const noStar = { selector: 'ExportAllDeclaration', message: 'Name what the index gives.' };

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.nx', '.angular', 'tmp', '.data', 'libs/web/data-access/src/generated', '**/*.cjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { '@nx': nx },
    languageOptions: { globals: { process: 'readonly', console: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', Buffer: 'readonly', URL: 'readonly', fetch: 'readonly', performance: 'readonly', AbortSignal: 'readonly', Temporal: 'readonly', structuredClone: 'readonly', TextDecoder: 'readonly', TextEncoder: 'readonly', AbortController: 'readonly' } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ...noClock],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'scope:working-time', onlyDependOnLibsWithTags: ['scope:working-time'], bannedExternalImports: ['*'] },
            { sourceTag: 'scope:payroll-export', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:payroll-export'] },
            { sourceTag: 'scope:server', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:payroll-export', 'scope:server'], bannedExternalImports: ['@angular/*'] },
            { sourceTag: 'scope:web-ui', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:web-ui'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
            { sourceTag: 'scope:web-data-access', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:web-data-access'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
            { sourceTag: 'scope:web-rule-words', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:web-ui', 'scope:web-data-access', 'scope:web-rule-words'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
            { sourceTag: 'scope:web-features', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:web-ui', 'scope:web-data-access', 'scope:web-rule-words', 'scope:web-features'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
            { sourceTag: 'scope:demo-city', onlyDependOnLibsWithTags: ['scope:working-time', 'scope:payroll-export', 'scope:server', 'scope:demo-city'] },
            { sourceTag: 'scope:app-server', onlyDependOnLibsWithTags: ['scope:server', 'scope:demo-city', 'scope:working-time', 'scope:payroll-export'] },
            { sourceTag: 'scope:app-web', onlyDependOnLibsWithTags: ['scope:web-features', 'scope:web-rule-words', 'scope:web-ui', 'scope:web-data-access', 'scope:working-time'] },
            { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:server', 'scope:demo-city', 'scope:working-time', 'scope:payroll-export', 'scope:tools'] },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:working-time'] },
          ],
        },
      ],
    },
  },
  {
    // Property tests are the one thing from outside that the pure library's specs may use.
    files: ['libs/working-time/**/*.spec.ts', 'libs/working-time/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['libs/{working-time,payroll-export,server}/src/**/*.ts'],
    ignores: ['libs/working-time/src/contract/personnel-group.ts', 'libs/server/src/database/migrations/**'],
    rules: { 'no-restricted-syntax': ['error', ...noClock, noGroupByName] },
  },
  {
    files: ['libs/{working-time,payroll-export,server,web/*}/src/**/index.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noClock, noStar] },
  },
  {
    files: ['libs/*/src/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noClock, ...lawsWithRuns] },
  },
  {
    files: ['libs/**/src/**/*.ts', 'apps/{api,worker,web}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    plugins: { zeitbuch: { rules: { 'swappable-parameters': swappableParameters } } },
    rules: { 'zeitbuch/swappable-parameters': 'error' },
  },
  {
    // Features of the server meet through each other's index, never through another's entity or repository.
    files: ['libs/server/src/*/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['../*/*', '!../../*'], message: "Import another feature through its index: '../feature'." }] }] },
  },
  {
    files: ['libs/server/src/platform/clock.ts', 'libs/web/data-access/src/clock.ts', 'tools/**', 'bench/**', 'apps/web-e2e/**', '**/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/web/**/*.ts', 'libs/web/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'zb', style: 'kebab-case' }], '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'zb', style: 'camelCase' }] },
  },
  {
    // Scripts that build, start and measure stand outside the product's layers.
    files: ['**/*.mjs'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  { files: ['apps/web/**/*.html', 'libs/web/**/*.html'], extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility] },
);
