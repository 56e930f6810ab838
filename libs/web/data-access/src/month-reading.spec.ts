import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { limitsOf, overtimeOf } from './month-reading';

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe.each([
  { read: 'limits', readingOf: limitsOf, path: 'limits', list: 'limits' },
  { read: 'ordered work', readingOf: overtimeOf, path: 'overtime', list: 'weeks' },
])('$read of a month', ({ readingOf, path, list }) => {
  function setUp() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    const asked = {
      month: signal('2026-11'),
      person: signal<string | undefined>(undefined),
      version: signal<number | undefined>(1),
    };
    const reading = TestBed.runInInjectionContext(() => readingOf(asked));
    TestBed.tick();
    const request = (month: string) => http.expectOne(({ url }) => url.endsWith(`/months/${month}/${path}`));
    /** What the screen shows of the first entry: its place in the answers of this test. */
    const shown = () => reading.answer()?.map((entry) => (entry as unknown as { answer: number }).answer) ?? null;
    const answer = (month: string, number: number) => request(month).flush({ month, [list]: [{ answer: number }] });
    return { asked, reading, request, answer, shown, http };
  }

  it('drops a slower answer for a month that was left', async () => {
    const { asked, request, shown } = setUp();
    const left = request('2026-11');
    asked.month.set('2026-10');
    TestBed.tick();
    request('2026-10').flush({ [list]: [{ answer: 1 }] });
    left.flush({ [list]: [{ answer: 2 }] });
    await settle();
    expect(shown()).toEqual([1]);
  });

  it('keeps what is in sight while a new version is read, and nothing of another person', async () => {
    const { asked, answer, shown } = setUp();
    answer('2026-11', 1);
    await settle();
    expect(shown()).toEqual([1]);
    asked.version.set(2);
    TestBed.tick();
    expect(shown()).toEqual([1]);
    answer('2026-11', 2);
    await settle();
    expect(shown()).toEqual([2]);
    asked.person.set('somebody');
    TestBed.tick();
    expect(shown()).toBeNull();
  });

  it('asks for another person by name', () => {
    const { asked, request } = setUp();
    request('2026-11');
    asked.person.set('somebody');
    TestBed.tick();
    expect(request('2026-11').request.params.get('employeeId')).toBe('somebody');
  });

  it('says why nothing came until an answer does, beside what was in sight', async () => {
    const { asked, reading, request, answer, shown, http } = setUp();
    answer('2026-11', 1);
    await settle();
    expect(reading.problem()).toBeNull();
    asked.version.set(2);
    TestBed.tick();
    request('2026-11').flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect([reading.problem()?.code, shown()]).toEqual(['unavailable', [1]]);
    reading.reload();
    TestBed.tick();
    expect(reading.problem()?.code).toBe('unavailable');
    answer('2026-11', 2);
    await settle();
    expect([reading.problem(), shown()]).toEqual([null, [2]]);
    http.verify();
  });
});
