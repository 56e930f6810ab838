import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { apiInterceptor } from './api.interceptor';
import { MachineClock } from './clock';
import { Surroundings } from './outbox/surroundings';
import { SessionStore } from './session.store';
import { monday } from './testing/monday';
import { turns } from './testing/outer-realm';
import { PlainSurroundings } from './testing/plain-surroundings';
import { TodayStore } from './today.store';

const settle = () => new Promise((resolve) => setTimeout(resolve));

@Injectable()
class TestClock extends MachineClock {
  now = Date.parse('2026-11-23T09:00:00Z');
  override nowMilliseconds(): number {
    return this.now;
  }
}

async function start(employeeId = 'jana', at = '2026-11-23T09:00:00Z') {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      { provide: MachineClock, useClass: TestClock },
      { provide: Surroundings, useClass: PlainSurroundings },
    ],
  });
  (TestBed.inject(MachineClock) as TestClock).now = Date.parse(at);
  const http = TestBed.inject(HttpTestingController);
  const signedIn = TestBed.inject(SessionStore).load();
  http
    .expectOne('/api/v1/session')
    .flush(
      { signedIn: true, roles: [], demoMode: false, serverTime: '', employee: { employeeId } },
      { headers: { 'Server-Time': at } },
    );
  await signedIn;
  return { http, today: TestBed.inject(TodayStore) };
}

async function workingMorning() {
  const { http, today } = await start();
  const loaded = today.load();
  http.expectOne('/api/v1/today').flush(monday({ state: 'in', since: '2026-11-23T07:00:00Z', location: 'telework' }));
  await loaded;
}

async function withoutConnection(employeeId?: string, at?: string) {
  const { http, today } = await start(employeeId, at);
  const loaded = today.load();
  http.expectOne('/api/v1/today').error(new ProgressEvent('offline'));
  await loaded;
  return { http, today };
}

describe('the clock without a connection', () => {
  beforeEach(() => localStorage.clear());

  it('works on after a reload from what was known last', async () => {
    await workingMorning();
    const { http, today } = await withoutConnection();
    expect(today.ready()).toBe(true);
    expect(today.isKnown()).toBe(true);
    expect(today.standing()).toMatchObject({ state: 'in', location: 'telework', pending: false });
    expect(await today.book('clockOut', 'telework')).toMatchObject({ isKept: true });
    expect(today.standing()).toMatchObject({ state: 'out', pending: true });
    await turns(20);
    http.expectOne('/api/v1/bookings').error(new ProgressEvent('offline'));
    await settle();
    expect(today.standing().state).toBe('out');
  });

  it('knows nothing of another person who used this device', async () => {
    await workingMorning();
    const { today } = await withoutConnection('andreas');
    expect(today.standing()).toMatchObject({ state: 'out', location: null });
    expect(today.isKnown()).toBe(false);
  });

  it('begins outside on the next morning', async () => {
    await workingMorning();
    const { http, today } = await withoutConnection('jana', '2026-11-24T06:30:00Z');
    expect(today.standing().state).toBe('out');
    // Whether a duty of 24 hours goes on, or a clock-out was forgotten, only she can say.
    expect(today.unendedSince()).toBe('2026-11-23T07:00:00Z');
    expect(await today.book('clockOut', 'telework')).toMatchObject({ isKept: true });
    expect(today.unendedSince()).toBeNull();
    await turns(20);
    http.expectOne('/api/v1/bookings').error(new ProgressEvent('offline'));
  });
});

describe('the facts of the day', () => {
  beforeEach(() => localStorage.clear());

  it('are asked for once a day, and the screen works on without them', async () => {
    const { http, today } = await start();
    for (const expected of [1, 0]) {
      const loaded = today.load();
      http
        .expectOne('/api/v1/today')
        .flush(monday({ state: 'in', workedMinutes: 60, workedAsOf: '2026-11-23T08:30:00Z' }));
      await loaded;
      const asked = http.match('/api/v1/today/facts');
      expect(asked).toHaveLength(expected);
      for (const request of asked) request.flush({ date: '2026-11-23' });
      await settle();
    }
    expect(today.workedMinutes()).toBe(90);
  });
});
