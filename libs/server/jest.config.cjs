module.exports = {
  ...require('../../jest.swc.cjs'),
  displayName: 'server',
  testTimeout: 30000,
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  // The specs wait for the database more than they reckon: one worker would leave half the machine idle.
  maxWorkers: 2,
};
