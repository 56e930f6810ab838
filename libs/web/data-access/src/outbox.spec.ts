import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { apiInterceptor } from './api.interceptor';
import { MachineClock } from './clock';
import { BookingOutbox, type PendingBooking } from './outbox';
import { SessionStore } from './session.store';
import { monday } from './testing/monday';

const ID = '01935a10-0000-7000-8000-000000000001';
const clockIn: Omit<PendingBooking, 'tries' | 'state' | 'refusal'> = {
  bookingId: ID,
  employeeId: 'jana',
  kind: 'clockIn',
  location: 'office',
  claimedAt: '2026-11-23T06:58:00.000Z',
};
const receipt = { booking: { bookingId: ID }, day: monday({ state: 'in' }) };
const settle = () => new Promise((resolve) => setTimeout(resolve));

@Injectable()
class TestClock extends MachineClock {
  now = Date.parse('2026-11-23T06:58:00Z');
  override nowMilliseconds(): number {
    return this.now;
  }
}

async function start() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      { provide: MachineClock, useClass: TestClock },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const signedIn = TestBed.inject(SessionStore).load();
  http
    .expectOne('/api/v1/session')
    .flush({ signedIn: true, roles: ['employee'], demoMode: false, serverTime: '', employee: { employeeId: 'jana' } });
  await signedIn;
  return { http, outbox: TestBed.inject(BookingOutbox), clock: TestBed.inject(MachineClock) as TestClock };
}

describe('bookings on their way', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('are sent at once, by the time of the server, and forgotten when it has answered', async () => {
    const { http, outbox } = await start();
    const sent = outbox.put(clockIn);
    const request = http.expectOne('/api/v1/bookings');
    expect(request.request.body).toEqual({ bookingId: ID, kind: 'clockIn', location: 'office' });
    request.flush(receipt, { status: 201, statusText: 'Created' });
    await sent;
    expect(outbox.items()).toEqual([]);
    expect(outbox.receipt()?.day.state).toBe('in');
    expect(localStorage.getItem('zeitbuch.outbox')).toBe('[]');
  });

  it('survive a reload and go out later under the same id with the time at which the button was pressed', async () => {
    const { http, outbox } = await start();
    const sent = outbox.put(clockIn);
    http.expectOne('/api/v1/bookings').error(new ProgressEvent('offline'));
    await sent;
    expect(outbox.unreachable()).toBe(true);
    expect(outbox.waiting()).toHaveLength(1);

    TestBed.resetTestingModule();
    const later = await start();
    later.clock.now += 45 * 60_000;
    const again = later.outbox.send();
    const request = later.http.expectOne('/api/v1/bookings');
    expect(request.request.body).toEqual({
      bookingId: ID,
      kind: 'clockIn',
      location: 'office',
      at: '2026-11-23T06:58:00.000Z',
    });
    request.flush(receipt);
    await again;
    expect(later.outbox.items()).toEqual([]);
    expect(later.outbox.unreachable()).toBe(false);
  });

  it('are counted as done where the server has the booking and only its answer got lost', async () => {
    const { http, outbox, clock } = await start();
    const sent = outbox.put(clockIn);
    http.expectOne('/api/v1/bookings').error(new ProgressEvent('lost'));
    await sent;
    clock.now += 60_000;
    const again = outbox.send();
    http
      .expectOne('/api/v1/bookings')
      .flush({ code: 'idempotency.mismatch', status: 422 }, { status: 422, statusText: 'x' });
    await settle();
    http.expectOne('/api/v1/today').flush(monday({ bookings: [{ bookingId: ID }] as never }));
    await again;
    expect(outbox.items()).toEqual([]);
    expect(outbox.refusal()).toBeNull();
  });

  it('wait for a person where the server says no, and let the next one through', async () => {
    const { http, outbox } = await start();
    const sent = outbox.put(clockIn);
    http
      .expectOne('/api/v1/bookings')
      .flush({ code: 'booking.already-open', status: 409 }, { status: 409, statusText: 'x' });
    await sent;
    expect(outbox.refused()).toMatchObject([{ bookingId: ID, refusal: 'booking.already-open' }]);
    const next = outbox.put({ ...clockIn, bookingId: 'next', kind: 'clockOut' });
    http.expectOne('/api/v1/bookings').flush(receipt);
    await next;
    expect(outbox.waiting()).toEqual([]);
  });

  it('keep their order: nothing overtakes one that could not be delivered', async () => {
    const { http, outbox } = await start();
    const first = outbox.put(clockIn);
    http.expectOne('/api/v1/bookings').flush('busy', { status: 503, statusText: 'x' });
    await first;
    const second = outbox.put({ ...clockIn, bookingId: 'second', kind: 'clockOut' });
    const retry = http.expectOne('/api/v1/bookings');
    expect(retry.request.body).toMatchObject({ bookingId: ID });
    retry.error(new ProgressEvent('offline'));
    await second;
    expect(outbox.waiting().map((item) => item.bookingId)).toEqual([ID, 'second']);
  });

  it('of somebody else on this device stay until that person signs in', async () => {
    localStorage.setItem(
      'zeitbuch.outbox',
      JSON.stringify([{ ...clockIn, employeeId: 'other', tries: 1, state: 'waiting' }]),
    );
    const { outbox } = await start();
    await outbox.send();
    expect(outbox.items()).toEqual([]);
    expect(localStorage.getItem('zeitbuch.outbox')).toContain('other');
  });
});
