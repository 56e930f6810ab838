/** Playwright reporter: notes failed journeys where `npm test` prints all failures together, as jest.failures.cjs does. */
const FailureNotes = require('../../jest.failures.cjs');

module.exports = class {
  #notes = new FailureNotes();

  onTestEnd(test, { status, errors }) {
    if (status === 'passed' || status === 'skipped') return;
    this.#notes.add([test.titlePath().filter(Boolean).join(' › '), ...errors.map(({ message }) => message)].join('\n'));
  }
};
