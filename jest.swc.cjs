/**
 * Shared Jest settings of every project that runs in Node. Nest 12 and a few
 * other packages ship ES modules only, so they are compiled to CommonJS by swc:
 * faster than the VM-modules flag and it works with Jest's module registry.
 */
const esmPackages = [
  '@nestjs', 'better-auth', '@better-auth', 'better-call', '@better-fetch', 'jose', 'kysely', 'nanostores', '@noble', 'defu', 'rou3', 'zod',
  'uncrypto', 'date-holidays', 'date-holidays-parser', 'csv-parse', 'csv-stringify', 'fast-check', 'pure-rand', '@standard-schema', 'set-cookie-parser',
].join('|');
const typescript = {
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
};
const javascript = {
  sourceMaps: false,
  module: { type: 'commonjs' },
  jsc: { target: 'es2024', parser: { syntax: 'ecmascript' } },
};

module.exports = {
  reporters: ['default', `${__dirname}/jest.failures.cjs`],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', typescript],
    '\\.sql$': `${__dirname}/jest.sql.cjs`,
    [`/node_modules/(${esmPackages})/.+\\.m?js$`]: ['@swc/jest', javascript],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages})/)`],
  moduleNameMapper: {
    '^@zeitbuch/working-time$': `${__dirname}/libs/working-time/src/index.ts`,
    '^@zeitbuch/working-time/rulebook$': `${__dirname}/libs/working-time/src/rulebook/index.ts`,
    '^@zeitbuch/working-time/testing$': `${__dirname}/libs/working-time/testing/index.ts`,
    '^@zeitbuch/payroll-export$': `${__dirname}/libs/payroll-export/src/index.ts`,
    '^@zeitbuch/demo-city$': `${__dirname}/libs/demo-city/src/index.ts`,
    '^@zeitbuch/server$': `${__dirname}/libs/server/src/index.ts`,
    '^@zeitbuch/server/testing$': `${__dirname}/libs/server/testing/index.ts`,
  },
  extensionsToTreatAsEsm: [],
  cacheDirectory: `${__dirname}/node_modules/.cache/jest`,
};
