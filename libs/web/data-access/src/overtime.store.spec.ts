import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type OvertimeWeekDto } from './generated';
import { OvertimeStore } from './overtime.store';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const week = (orderedMinutes: number): OvertimeWeekDto => ({
  from: '2026-11-16',
  to: '2026-11-22',
  balanceUntil: '2026-11-29',
  isOpen: true,
  payableMonth: '2026-11',
  orderedMinutes,
});

function setUp() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), OvertimeStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const request = (month: string) => http.expectOne(({ url }) => url.endsWith(`/months/${month}/overtime`));
  return { store: TestBed.inject(OvertimeStore), request };
}

describe('ordered work of a month', () => {
  it('drops a slower answer for a month that was left', async () => {
    const { store, request } = setUp();
    void store.load('2026-11');
    void store.load('2026-10');
    request('2026-10').flush({ month: '2026-10', weeks: [week(1)] });
    request('2026-11').flush({ month: '2026-11', weeks: [week(2)] });
    await settle();
    expect(store.weeks()?.map(({ orderedMinutes }) => orderedMinutes)).toEqual([1]);
  });

  it('keeps those in sight while the same month is read again, and none of another', async () => {
    const { store, request } = setUp();
    void store.load('2026-11');
    request('2026-11').flush({ month: '2026-11', weeks: [week(2)] });
    await settle();
    void store.load('2026-11');
    expect(store.weeks()).toHaveLength(1);
    void store.load('2026-11', 'somebody');
    expect(store.weeks()).toBeNull();
  });

  it('asks for another person by name', () => {
    const { store, request } = setUp();
    void store.load('2026-11', 'somebody');
    expect(request('2026-11').request.params.get('employeeId')).toBe('somebody');
  });
});
