import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type LimitDto } from './generated';
import { LimitsStore } from './limits.store';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const limit = (actual: number): LimitDto => ({
  rule: 'HO-QUOTA',
  code: 'HOMEOFFICE_QUOTA_EXCEEDED',
  from: '2026-11-23',
  to: '2026-11-29',
  unit: 'days',
  bound: 'atMost',
  actual,
  limit: 3,
  state: 'within',
  params: {},
});

function setUp() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), LimitsStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const request = (month: string) => http.expectOne(({ url }) => url.endsWith(`/months/${month}/limits`));
  return { store: TestBed.inject(LimitsStore), request };
}

describe('limits over several days', () => {
  it('drops a slower answer for a month that was left', async () => {
    const { store, request } = setUp();
    void store.load('2026-11');
    void store.load('2026-10');
    request('2026-10').flush({ month: '2026-10', limits: [limit(1)] });
    request('2026-11').flush({ month: '2026-11', limits: [limit(2)] });
    await settle();
    expect(store.limits()?.map(({ actual }) => actual)).toEqual([1]);
  });

  it('keeps those in sight while the same month is read again, and none of another', async () => {
    const { store, request } = setUp();
    void store.load('2026-11');
    request('2026-11').flush({ month: '2026-11', limits: [limit(2)] });
    await settle();
    void store.load('2026-11');
    expect(store.limits()).toHaveLength(1);
    void store.load('2026-11', 'somebody');
    expect(store.limits()).toBeNull();
  });

  it('asks for another person by name', () => {
    const { store, request } = setUp();
    void store.load('2026-11', 'somebody');
    expect(request('2026-11').request.params.get('employeeId')).toBe('somebody');
  });
});
