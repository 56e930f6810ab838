/** Starts the built product for real, with processes that are killed. */
module.exports = { ...require('../jest.swc.cjs'), displayName: 'start', testTimeout: 600000 };
