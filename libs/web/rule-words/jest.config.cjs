module.exports = { ...require('../../../jest.angular.cjs'), displayName: 'web-rule-words' };
