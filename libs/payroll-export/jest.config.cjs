module.exports = { ...require('../../jest.swc.cjs'), displayName: 'payroll-export' };
