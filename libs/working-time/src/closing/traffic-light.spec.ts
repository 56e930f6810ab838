import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { STANDARD_PARAMETERS, type TrafficLight } from '../agreement';
import { employmentRatio, trafficLightDistance, trafficLightZone } from './traffic-light';

/** Green up to 20 hours, yellow up to 40. */
const light = STANDARD_PARAMETERS.account.trafficLight as TrafficLight;

describe('distance to the next phase of the traffic light', () => {
  it('is a minute longer than the way to the limit, for the limit itself still holds', () => {
    expect(trafficLightDistance(1140, light)).toEqual({
      zone: 'green',
      up: { zone: 'yellow', minutes: 61 },
      down: { zone: 'yellow', minutes: 2341 },
    });
    expect(trafficLightDistance(1200, light).up).toEqual({ zone: 'yellow', minutes: 1 });
  });

  it('leads back to green from yellow, in plus and in minus', () => {
    expect(trafficLightDistance(1500, light)).toEqual({
      zone: 'yellow',
      up: { zone: 'red', minutes: 901 },
      down: { zone: 'green', minutes: 300 },
    });
    expect(trafficLightDistance(-1500, light)).toMatchObject({
      up: { zone: 'green', minutes: 300 },
      down: { zone: 'red', minutes: 901 },
    });
  });

  it('knows nothing beyond red', () => {
    expect(trafficLightDistance(2500, light)).toEqual({
      zone: 'red',
      up: null,
      down: { zone: 'yellow', minutes: 100 },
    });
    expect(trafficLightDistance(-2500, light).down).toBeNull();
  });

  it('shrinks the limits with half a job where the agreement says so', () => {
    const half = employmentRatio(1170, 2340);
    expect(trafficLightDistance(540, { ...light, prorate: true }, half).up).toEqual({ zone: 'yellow', minutes: 61 });
    expect(trafficLightDistance(540, light, half).up).toEqual({ zone: 'yellow', minutes: 661 });
  });

  it('says of every balance when the zone really changes, and not a minute before', () => {
    const lights = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), fc.boolean());
    fc.assert(
      fc.property(
        fc.integer({ min: -7000, max: 7000 }),
        lights,
        fc.integer({ min: 100_000, max: 1_000_000 }),
        (balance, [greenMinutes, more, prorate], ratio) => {
          const some = { greenMinutes, yellowMinutes: greenMinutes + more, prorate };
          const { zone, up, down } = trafficLightDistance(balance, some, ratio);
          const at = (minutes: number) => trafficLightZone(minutes, some, ratio);
          expect(zone).toBe(at(balance));
          for (const [next, direction] of [
            [up, 1],
            [down, -1],
          ] as const) {
            if (!next) continue;
            expect(at(balance + direction * next.minutes)).toBe(next.zone);
            expect(next.zone).not.toBe(zone);
            expect(at(balance + direction * (next.minutes - 1))).toBe(zone);
          }
        },
      ),
      runs(),
    );
  });
});
