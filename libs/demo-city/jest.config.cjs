module.exports = {
  ...require('../../jest.swc.cjs'),
  displayName: 'demo-city',
  testTimeout: 30000,
};
