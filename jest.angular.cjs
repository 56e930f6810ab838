/** Shared Jest settings of the projects with Angular in them: zoneless, in jsdom, templates compiled. */
const { createCjsPreset } = require('jest-preset-angular/presets');

module.exports = {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  // Transloco's helpers are ES modules without the file ending that says so.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse/))'],
  reporters: ['default', `${__dirname}/jest.failures.cjs`],
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: [`${__dirname}/jest.angular.setup.ts`],
  moduleNameMapper: {
    '^@zeitbuch/working-time$': `${__dirname}/libs/working-time/src/index.ts`,
    '^@zeitbuch/working-time/rulebook$': `${__dirname}/libs/working-time/src/rulebook/index.ts`,
    '^@zeitbuch/working-time/testing$': `${__dirname}/libs/working-time/testing/index.ts`,
    '^@zeitbuch/web-ui/date-field$': `${__dirname}/libs/web/ui/src/date-field/index.ts`,
    '^@zeitbuch/web-ui/notices$': `${__dirname}/libs/web/ui/src/notices.ts`,
    '^@zeitbuch/web-ui$': `${__dirname}/libs/web/ui/src/index.ts`,
    '^@zeitbuch/web-data-access$': `${__dirname}/libs/web/data-access/src/index.ts`,
    '^@zeitbuch/web-rule-words$': `${__dirname}/libs/web/rule-words/src/index.ts`,
    '^@zeitbuch/web-rule-words/texts/(de|en)$': `${__dirname}/libs/web/rule-words/src/texts/$1/index.ts`,
    '^@zeitbuch/web-features$': `${__dirname}/libs/web/features/src/index.ts`,
  },
  cacheDirectory: `${__dirname}/node_modules/.cache/jest`,
};
