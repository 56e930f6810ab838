import { Clock } from './clock';

const NOON = new Date('2026-11-23T12:00:00Z').getTime();
const HOUR = 3_600_000;

describe('the clock of a process', () => {
  /** A machine whose wall clock is `ahead` of the true time; the database's shows the true one. */
  function machine(ahead: number) {
    const state = { truth: NOON, ahead, sleptMilliseconds: 0 };
    const clock = new Clock({
      wallMilliseconds: () => state.truth + state.ahead,
      monotonicMilliseconds: () => state.truth - NOON - state.sleptMilliseconds,
    });
    return {
      clock,
      pass: (milliseconds: number) => void (state.truth += milliseconds),
      sleep: (milliseconds: number) => {
        state.truth += milliseconds;
        state.sleptMilliseconds += milliseconds;
      },
      setWall: (to: number) => void (state.ahead = to),
      /** The database looks at its clock halfway between question and answer. */
      measure: (roundTripMilliseconds = 4) => {
        const began = clock.monotonicMilliseconds();
        state.truth += roundTripMilliseconds / 2;
        const said = state.truth;
        state.truth += roundTripMilliseconds / 2;
        return clock.measured(said, began);
      },
      error: () => clock.nowMilliseconds() - state.truth,
    };
  }

  it.each([-HOUR, HOUR, 31_000, -2_500])(
    'that is wrong by %d ms follows the database and says how wrong it was',
    (ahead) => {
      const { clock, measure, error, pass } = machine(ahead);
      expect(Math.abs(measure() - ahead)).toBeLessThanOrEqual(4);
      expect(Math.abs(error())).toBeLessThanOrEqual(54);
      pass(9 * HOUR);
      expect(Math.abs(error())).toBeLessThanOrEqual(54);
      expect(clock.stepped).toBe(false);
    },
  );

  it('does not move when somebody sets the machine’s clock at noon, and knows that it must ask', () => {
    const { clock, measure, error, setWall } = machine(0);
    measure();
    setWall(-HOUR);
    expect(Math.abs(error())).toBeLessThanOrEqual(54);
    expect(clock.stepped).toBe(true);
    expect(Math.abs(measure() + HOUR)).toBeLessThanOrEqual(4);
    expect(clock.stepped).toBe(false);
    expect(Math.abs(error())).toBeLessThanOrEqual(54);
  });

  it('knows after a night’s sleep of the machine that it must ask, and is right then', () => {
    const { clock, measure, error, sleep } = machine(0);
    measure();
    sleep(8 * HOUR);
    expect(clock.stepped).toBe(true);
    expect(measure()).toBe(0);
    expect(clock.stepped).toBe(false);
    expect(Math.abs(error())).toBeLessThanOrEqual(54);
  });

  it('is not moved by an answer that was long under way and proves nothing', () => {
    const { measure, error, pass } = machine(0);
    measure();
    const before = error();
    pass(1000);
    expect(measure(900)).toBe(0);
    expect(error()).toBe(before);
  });

  it('stays as far from the truth as a spec set it, whatever is measured', () => {
    const { clock, measure, pass } = machine(-HOUR);
    measure();
    clock.set('2026-03-29T01:59:59.999Z');
    expect(clock.nowIso()).toBe('2026-03-29T01:59:59.999Z');
    pass(1);
    measure(0);
    expect(clock.nowIso()).toBe('2026-03-29T02:00:00.000Z');
  });
});
