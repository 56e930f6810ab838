/**
 * The suite as mutation testing runs it: named days and worked examples only.
 * Left out are the specs that start other processes (a mutant does not reach
 * those) and the laws: a law asks different days every time, so what it finds
 * by chance would make a score that nobody can repeat. The few properties
 * within other specs get one seed.
 */
module.exports = {
  ...require('./jest.config.cjs'),
  rootDir: __dirname,
  setupFiles: [`${__dirname}/testing/fixed-seed.ts`],
  testPathIgnorePatterns: [
    '/node_modules/',
    '-laws\\.spec\\.ts$',
    '/rules/docs\\.spec\\.ts$',
    '/rules/generator\\.spec\\.ts$',
  ],
};
