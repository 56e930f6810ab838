module.exports = {
  ...require('../../jest.swc.cjs'),
  displayName: 'journeys',
  testTimeout: 120000,
  maxConcurrency: 2,
  testSequencer: `${__dirname}/sequencer.cjs`,
};
