import { TestBed } from '@angular/core/testing';
import { MachineClock, ServerClock } from './clock';

describe('the time of the server', () => {
  const device = { nowMilliseconds: () => Date.parse('2026-11-23T07:03:00Z') };

  beforeEach(() => TestBed.configureTestingModule({ providers: [{ provide: MachineClock, useValue: device }] }));

  it('counts where the clock of the device is three minutes ahead', () => {
    const clock = TestBed.inject(ServerClock);
    clock.learn('2026-11-23T07:00:00Z');
    expect(clock.nowIso()).toBe('2026-11-23T07:00:00.000Z');
    expect(clock.offsetMilliseconds()).toBe(-180_000);
  });

  it('is the time of the device where both agree but for the way of the answer', () => {
    const clock = TestBed.inject(ServerClock);
    clock.learn('2026-11-23T07:02:59Z');
    expect(clock.offsetMilliseconds()).toBe(0);
  });

  it('is not shaken by an answer without a readable time', () => {
    const clock = TestBed.inject(ServerClock);
    clock.learn('2026-11-23T07:00:00Z');
    clock.learn(null);
    clock.learn('soon');
    expect(clock.offsetMilliseconds()).toBe(-180_000);
  });
});
