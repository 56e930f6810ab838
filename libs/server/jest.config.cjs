module.exports = { ...require('../../jest.swc.cjs'), displayName: 'server', testTimeout: 30000 };
