import fc from 'fast-check';
import { type NetworkFault, type StoreFault } from './simulated-network';

/** One thing that happens while people book; `tab` and `choice` count modulo what there is. */
export type Step =
  | { readonly do: 'tap'; readonly tab: number; readonly choice: number; readonly isFitting: boolean }
  | { readonly do: 'open' | 'offline' | 'online' | 'signOut' }
  | { readonly do: 'kill' | 'reload' | 'focus' | 'dismiss'; readonly tab: number }
  | { readonly do: 'signIn'; readonly tab: number; readonly person: number }
  | { readonly do: 'network'; readonly fault: NetworkFault }
  | { readonly do: 'store'; readonly fault: StoreFault }
  | { readonly do: 'clock'; readonly skewMinutes: number }
  | { readonly do: 'wait' | 'sleep'; readonly seconds: number }
  | { readonly do: 'turns'; readonly count: number };

/** What happens on one device, from the first tap until everything works again. */
export interface Schedule {
  readonly seed: number;
  /** How far the clock of the device is ahead from the beginning. */
  readonly skewMinutes: number;
  /** The tabs were opened without a connection, so that no answer has brought the time. */
  readonly startsOffline: boolean;
  readonly steps: readonly Step[];
}

/** The same schedules in every run. */
export const SEED = 20_261_123;

const tab = fc.nat(2);
const of = <Name extends Step['do'], Rest extends object>(
  name: Name,
  rest: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
) => fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<Step>;

const network: fc.Arbitrary<NetworkFault> = fc.constantFrom(
  'lostRequest',
  'lostAnswer',
  'lostAnswer',
  'hang',
  'slow',
  'busy',
  'pause',
  'error',
  'portal',
  'signedOut',
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: of('tap', { tab, choice: fc.nat(99), isFitting: fc.nat(9).map((number) => number > 0) }) },
  { weight: 5, arbitrary: of('turns', { count: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 4, arbitrary: of('network', { fault: network }) },
  {
    weight: 2,
    arbitrary: of('store', { fault: fc.constantFrom<StoreFault>('quota', 'abort', 'blocked', 'readError') }),
  },
  { weight: 3, arbitrary: of('wait', { seconds: fc.constantFrom(1, 5, 25, 90) }) },
  { weight: 1, arbitrary: of('sleep', { seconds: fc.constantFrom(600, 3 * 3_600, 10 * 3_600, 8 * 86_400) }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>({ do: 'open' }, { do: 'offline' }, { do: 'online' }, { do: 'online' }),
  },
  { weight: 2, arbitrary: of('kill', { tab }) },
  { weight: 2, arbitrary: of('reload', { tab }) },
  { weight: 1, arbitrary: of('focus', { tab }) },
  { weight: 1, arbitrary: of('dismiss', { tab }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'signOut' }) },
  { weight: 1, arbitrary: of('signIn', { tab, person: fc.nat(1) }) },
  { weight: 1, arbitrary: of('clock', { skewMinutes: fc.constantFrom(0, 3, -45, 60, -2_880) }) },
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  skewMinutes: fc.constantFrom(0, 0, 3, -45, 180),
  startsOffline: fc.boolean(),
  steps: fc.array(step, { minLength: 4, maxLength: 24 }),
});
