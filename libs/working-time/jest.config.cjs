module.exports = { ...require('../../jest.swc.cjs'), displayName: 'working-time' };
