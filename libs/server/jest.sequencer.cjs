const { default: Sequencer } = require('@jest/test-sequencer');

/** Specs of half a minute and more. Begun last, one of them would keep one core busy and leave the other idle. */
const LONG = [
  ...[
    'fuzz',
    'privacy-twins',
    'late-secrets',
    'closing-faults',
    'stopping',
    'late-bookings-laws',
    'bodies',
    'import-folder',
  ],
  ...['silent-database', 'wrong-clock', 'openapi', 'sign-in', 'request-limiter', 'imports'],
].map((name) => `/${name}.spec.ts`);

/** The long ones first, in the order above; the others as Jest has them. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const place = ({ path }) => {
      const at = LONG.findIndex((name) => path.endsWith(name));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(tests)).toSorted((a, b) => place(a) - place(b));
  }
};
