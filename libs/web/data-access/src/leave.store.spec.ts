import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { type LeaveDto } from './generated';
import { LeaveStore } from './leave.store';

const year = (of: number): LeaveDto => ({
  ...{ year: of, asOf: `${of}-11-26`, isEntitlementKnown: true, entitlementHundredths: 3000, carriedHundredths: 0 },
  ...{ takenHundredths: 0, plannedHundredths: 0, lapsedHundredths: 0, leftHundredths: 3000 },
  ...{ steps: [], periods: [], notices: [] },
});

describe('leave of a year', () => {
  let http: HttpTestingController;
  let store: LeaveStore;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), LeaveStore] });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(LeaveStore);
  });
  afterEach(() => http.verify());
  const request = (path: string) => http.expectOne(({ url }) => url.endsWith(path));

  it('drops a slower answer for a year that was left', async () => {
    const [first, second] = [store.load(2025), store.load(2026)];
    request('/leave/2026').flush(year(2026));
    request('/leave/2025').flush(year(2025));
    await Promise.all([first, second]);
    expect(store.leave()?.year).toBe(2026);
  });

  it('reads the year again once a notice is confirmed, and tells where that failed', async () => {
    const loading = store.load(2026);
    request('/leave/2026').flush(year(2026));
    await loading;
    const confirming = store.confirm('n1');
    expect(store.busy()).toBe(true);
    request('/leave/notices/n1/reading').flush(null, { status: 204, statusText: 'No Content' });
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    request('/leave/2026').flush({ ...year(2026), carriedHundredths: 100 });
    await confirming;
    expect([store.leave()?.carriedHundredths, store.busy(), store.problem()]).toEqual([100, false, null]);
    const failing = store.confirm('n2');
    request('/leave/notices/n2/reading').flush(null, { status: 500, statusText: 'Error' });
    await failing;
    expect(store.problem()).not.toBeNull();
    expect(store.leave()?.carriedHundredths).toBe(100);
  });
});
