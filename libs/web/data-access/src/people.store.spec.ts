import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PeopleStore } from './people.store';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const person = (index: number) => ({
  employeeId: `p${index}`,
  personnelNumber: String(index),
  givenName: 'Jana',
  familyName: `Vogel ${index}`,
  email: `p${index}@lindenau.example`,
  hiredOn: '2019-04-01',
  account: 'active' as const,
});
const pageOf = (page: number, total: number, pageSize = 100) => ({
  page,
  pageSize,
  total,
  rows: Array.from({ length: Math.min(pageSize, total - (page - 1) * pageSize) }, (_, index) =>
    person((page - 1) * pageSize + index),
  ),
});

describe('the people of a city', () => {
  let http: HttpTestingController;
  let store: PeopleStore;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), PeopleStore] });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(PeopleStore);
  });
  afterEach(() => http.verify());

  const expectPage = (page: number) => http.expectOne(({ params }) => params.get('page') === String(page));

  it('are read page by page as they come into sight, each page once', async () => {
    void store.ask({ search: '', account: null });
    expectPage(1).flush(pageOf(1, 8600));
    await settle();
    expect(store.total()).toBe(8600);
    expect(store.rows()?.[150]).toBeNull();
    void store.need(180, 220);
    expectPage(2).flush(pageOf(2, 8600));
    expectPage(3).flush(pageOf(3, 8600));
    await settle();
    expect(store.rows()?.[180]?.familyName).toBe('Vogel 180');
    expect(store.rows()?.[219]?.familyName).toBe('Vogel 219');
    expect(store.rows()?.[0]?.familyName).toBe('Vogel 0');
    void store.need(0, 300);
  });

  it('are those of the last question, however the answers come', async () => {
    void store.ask({ search: 'vog', account: null });
    void store.ask({ search: 'vogel', account: 'none' });
    const [first, second] = http.match(({ url }) => url.endsWith('/people'));
    expect(second.request.params.get('account')).toBe('none');
    second.flush(pageOf(1, 1));
    await settle();
    first.flush(pageOf(1, 50));
    await settle();
    expect(store.total()).toBe(1);
  });

  it('are asked for again where an answer did not come', async () => {
    void store.ask({ search: '', account: null });
    expectPage(1).flush(pageOf(1, 300));
    await settle();
    void store.need(100, 120);
    expectPage(2).error(new ProgressEvent('error'));
    await settle();
    expect(store.problem()?.code).toBe('network');
    void store.need(100, 120);
    expectPage(2).flush(pageOf(2, 300));
    await settle();
    expect(store.problem()).toBeNull();
    expect(store.rows()?.[100]?.familyName).toBe('Vogel 100');
  });
});
