/**
 * Journeys share one product and one city, so their order is part of the test: always this one, whatever Jest
 * remembers of earlier runs and however long the files become. Journeys that are not named come last, by name.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const ORDER = [
  'month-to-payroll', // begins minutes after nine with a day on which nothing was booked
  'temporary-rule',
  'day-in-hand',
  'two-tabs',
  'long-duty-and-absence',
  'own-rows',
  'accessibility',
  'sign-in',
];

const rank = ({ path }) => {
  const found = ORDER.findIndex((name) => path.endsWith(`/${name}.spec.ts`));
  return found < 0 ? ORDER.length : found;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
  }
};
