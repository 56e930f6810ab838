import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { de } from '../texts/de';
import { OpenMonthsPage } from './open-months-page';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const month = (name: string, changes: object = {}) => ({
  ...{ month: name, status: 'open', version: 4, canSubmit: true, canWithdraw: false, blockers: [], days: [] },
  ...{ creditedMinutes: 9420, balanceMinutes: 60, targetMinutes: 9360, workedMinutes: 9420 },
  ...{ employee: { employeeId: 'e1', name: 'Jana Vogel' }, provisional: false, beforeBegin: false },
  ...changes,
});

describe('several months that are over', () => {
  it('are handed in together, each as it was shown; what one is refused for says nothing about the others', async () => {
    TestBed.configureTestingModule({
      imports: [
        OpenMonthsPage,
        TranslocoTestingModule.forRoot({
          langs: { de },
          translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
          preloadLangs: true,
        }),
      ],
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(OpenMonthsPage);
    const element = fixture.nativeElement as HTMLElement;
    const text = () => element.textContent.replace(/\s+/g, ' ');
    const calm = async () => {
      await settle();
      TestBed.tick();
    };
    TestBed.tick();
    const task = (kind: string, of: string) => ({ kind, month: of, count: 1 });
    http
      .expectOne(({ url }) => url.endsWith('/tasks'))
      .flush({
        tasks: [task('monthToSubmit', '2026-10'), task('monthReturned', '2026-08'), task('monthToSubmit', '2026-09')],
      });
    await calm();
    const missing = month('2026-09', { canSubmit: false, blockers: [{ code: 'MISSING_BOOKING', date: '2026-09-03' }] });
    for (const one of [month('2026-08'), missing, month('2026-10')])
      http.expectOne(({ url }) => url.endsWith(`/months/${one.month}`)).flush(one);
    await calm();
    expect([...element.querySelectorAll('.name')].map((name) => name.textContent)).toEqual([
      ...['August 2026', 'September 2026', 'Oktober 2026'],
    ]);
    expect(text()).toContain('Es fehlt noch 1 Angabe.');

    element.querySelector<HTMLElement>('button.mat-mdc-unelevated-button, button[mat-flat-button]')?.click();
    await calm();
    const first = http.expectOne(({ url, method }) => method === 'POST' && url.includes('/months/2026-08/'));
    expect(first.request.body).toEqual({ version: 4 });
    first.flush({ code: 'stale', status: 409 }, { status: 409, statusText: 'Conflict' });
    await calm();
    http
      .expectOne(({ url, method }) => method === 'POST' && url.includes('/months/2026-10/'))
      .flush(month('2026-10', { status: 'submitted', canSubmit: false }));
    await calm();
    http.match(() => true);
    expect([...element.querySelectorAll('li')].map((row) => row.dataset['status'])).toEqual([
      ...['open', 'open', 'submitted'],
    ]);
    expect(element.querySelectorAll('li')[0].querySelector('zb-badge')).not.toBeNull();
    expect(text()).toContain('Einen Monat abgeben');
  });
});
