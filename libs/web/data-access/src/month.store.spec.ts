import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type MonthDayDto } from './generated';
import { MonthStore, groupByWeek } from './month.store';

const day = (date: string, isoWeek: number, creditedMinutes: number): MonthDayDto => ({
  date,
  weekday: 1,
  isoWeek,
  state: 'complete',
  spans: [],
  breakRecordedMinutes: 0,
  breakDeductedMinutes: 0,
  workedMinutes: creditedMinutes,
  creditedMinutes,
  absenceCreditMinutes: 0,
  targetMinutes: 468,
  balanceMinutes: creditedMinutes - 468,
  runningBalanceMinutes: 0,
  locations: [],
  findings: [],
  pendingCorrections: 0,
});

describe('a month by weeks', () => {
  it('sums each week and keeps the order of January, which begins in week 53', () => {
    const weeks = groupByWeek([day('2027-01-01', 53, 0), day('2027-01-04', 1, 480), day('2027-01-05', 1, 450)]);
    expect(weeks.map((week) => week.isoWeek)).toEqual([53, 1]);
    expect(weeks[1]).toMatchObject({ creditedMinutes: 930, targetMinutes: 936, balanceMinutes: -6 });
  });
});

describe('the month of somebody who cannot hand it in', () => {
  it('is handed in with a reason, and shown as it is then', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), MonthStore] });
    const http = TestBed.inject(HttpTestingController);
    const store = TestBed.inject(MonthStore);
    const shown = { month: '2026-11', employee: { employeeId: 'p1', name: 'Jana Roth' }, status: 'open', days: [] };
    const loading = store.load('2026-11', 'p1');
    http.expectOne(({ url }) => url.endsWith('/months/2026-11')).flush(shown);
    await loading;
    const handing = store.submitFor('No access since the 2nd');
    const { request, flush } = asked(http);
    expect([request.method, request.body]).toEqual(['POST', { reason: 'No access since the 2nd' }]);
    flush({ ...shown, status: 'submitted' });
    expect([await handing, store.month()?.status, store.problem()]).toEqual([true, 'submitted', null]);
    http.verify();
  });

  const asked = (http: HttpTestingController) => {
    const call = http.expectOne(({ url }) => url.endsWith('/people/p1/months/2026-11/submission'));
    return { request: call.request, flush: (body: object) => call.flush(body) };
  };
});
