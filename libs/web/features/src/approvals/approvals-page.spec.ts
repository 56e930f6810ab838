import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type ApprovalItemDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { ApprovalsPage } from './approvals-page';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const item: ApprovalItemDto = {
  id: 'e1:2026-10',
  type: 'month',
  version: 3,
  employeeId: 'e1',
  employeeName: 'Jana Adler',
  unitName: 'Bauamt',
  requestedAt: '2026-11-02T08:00:00+01:00',
  ageDays: 3,
  conspicuous: false,
  flags: [],
  month: { month: '2026-10', targetMinutes: 9360, creditedMinutes: 9420, balanceMinutes: 60, findingsCount: 0 },
};

describe('the page of approvals', () => {
  let fixture: ComponentFixture<ApprovalsPage>;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      imports: [
        ApprovalsPage,
        TranslocoTestingModule.forRoot({
          langs: { de },
          translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
          preloadLangs: true,
        }),
      ],
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ApprovalsPage);
    TestBed.tick();
  });

  const calm = async () => {
    await settle();
    TestBed.tick(); // not until nothing is under way: panels of the item ask, and get no answer
  };
  const element = () => fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    const found = [...element().querySelectorAll<HTMLElement>('button')];
    found.find((one) => one.textContent?.includes(name))?.click();
    await calm();
  };
  const list = (items: ApprovalItemDto[], more: object = {}) =>
    http.match(({ url }) => url.endsWith('/approvals')).forEach((request) => request.flush({ items, ...more }));

  it('shows what was decided in place of the queue, and since when somebody stands in', async () => {
    list([item], {
      deputyships: [{ unitName: 'Bauamt', leaderName: 'Ada Lenz', from: '2026-11-02', to: '2026-11-30' }],
    });
    await calm();
    const text = () => element().textContent.replace(/\s+/g, ' ');
    expect(text()).toContain('Bauamt (Ada Lenz) vom 02.11.2026 bis 30.11.2026.');
    await press('Entschieden');
    const decision = {
      ...{ type: 'month', decisionId: 'd1', employeeId: 'e2', employeeName: 'Ole Brandt', month: '2026-09' },
      ...{ decision: 'returned', decidedAt: '2026-10-05T09:12:00+02:00', decidedBy: 'Katrin Seidel-Lorenz' },
      ...{ isOwn: false, note: 'Der 7. fehlt.' },
    };
    http
      .expectOne(({ url }) => url.endsWith('/approvals/decided'))
      .flush({ items: [decision], since: '2026-09-20', hasMore: false });
    await calm();
    for (const words of [
      'Ole Brandt',
      'Monat September 2026',
      'Der 7. fehlt.',
      'von Katrin Seidel-Lorenz',
      'zurückgegeben',
    ])
      expect(text()).toContain(words);
    expect(text()).not.toContain('Jana Adler');
    await press('Alle');
    expect(text()).toContain('Jana Adler');
    expect(text()).not.toContain('Ole Brandt');
  });

  it('names who decided meanwhile, and how, until that was read', async () => {
    list([item]);
    await calm();
    await press('Jana Adler');
    await press('Freigeben');
    const meanwhile = { decision: 'returned', decidedBy: 'Katrin Seidel-Lorenz' };
    http
      .expectOne(({ url }) => url.endsWith('/approvals/decisions'))
      .flush({ results: [{ id: item.id, ok: false, code: 'stale', ...meanwhile }] });
    await calm();
    list([]);
    await calm();

    const said = () => element().querySelector('[role=alert]')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(said()).toContain('Jana Adler');
    expect(said()).toContain('Inzwischen zurückgegeben von Katrin Seidel-Lorenz.');
    await press('Verstanden');
    expect(said()).toBe('');
  });
});
