module.exports = {
  ...require('../../jest.swc.cjs'),
  displayName: 'server',
  testTimeout: 30000,
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  // The specs wait for the database, for processes and for limits more than they reckon: two workers would leave a
  // quarter of two cores idle.
  maxWorkers: 3,
};
