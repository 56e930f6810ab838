import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type ClosingWaitingDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { ClosingDeskPage } from './closing-desk-page';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    employeeId: `p${from + at}`,
    name: `Person ${from + at}`,
    unitName: 'Bauamt',
    blockers: [{ code: 'month.not-approved', params: { status: 'open' } }],
  }));
const waiting: ClosingWaitingDto = {
  month: '2026-10',
  actors: [
    ...people(12).map((one) => ({ kind: 'person' as const, employeeId: one.employeeId, people: [one] })),
    { kind: 'supervisor', employeeId: 's1', name: 'Katrin', people: people(4, 20) },
    { kind: 'supervisor', employeeId: 's2', name: 'Sabine', people: people(1, 30) },
    { kind: 'timeAdministration', people: people(1, 40) },
  ],
};

describe('the card of a payroll group', () => {
  it('says who must act before the closing can go on', async () => {
    TestBed.configureTestingModule({
      imports: [
        ClosingDeskPage,
        TranslocoTestingModule.forRoot({
          langs: { de },
          translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
          preloadLangs: true,
        }),
      ],
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(ClosingDeskPage);
    TestBed.tick();
    const closing = { closingId: 'c1', month: '2026-10', payrollGroup: 'TVOED', run: 0, status: 'blocked' };
    const counts = { employees: 40, open: 12, submitted: 5, approved: 23, closed: 0, notBegun: 0, following: 0 };
    http
      .expectOne(({ url }) => url.endsWith('/closings'))
      .flush({
        month: '2026-10',
        months: ['2026-10'],
        groups: [
          {
            payrollGroup: 'TVOED',
            payrollGroupName: 'TVöD',
            ...counts,
            supplements: [],
            closing: { ...closing, startedBy: 'Thomas', progress: { total: 40, checked: 40, blocked: 18, closed: 0 } },
          },
        ],
      });
    await settle();
    http.match(({ url }) => url.endsWith('/closings/c1/waiting')).forEach((request) => request.flush(waiting));
    await settle();
    await fixture.whenStable();

    const card = (fixture.nativeElement as HTMLElement).querySelector('.group');
    const words = [...(card?.querySelectorAll('zb-who-acts .dotted > span') ?? [])].map((one) => one.textContent);
    expect(words).toEqual(['Beschäftigte: 12', 'Vorgesetzte: 2 (für 5)', 'Zeitbeauftragte (für 1)']);
  });
});
