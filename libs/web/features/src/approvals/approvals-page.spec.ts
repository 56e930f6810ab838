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
    fixture = TestBed.createComponent(ApprovalsPage);
  });

  it('names who decided meanwhile, and how, until that was read', async () => {
    const http = TestBed.inject(HttpTestingController);
    const element = fixture.nativeElement as HTMLElement;
    TestBed.tick();
    const calm = async () => {
      await settle();
      TestBed.tick(); // not until nothing is under way: panels of the item ask, and get no answer
    };
    const press = async (name: string) => {
      const found = [...element.querySelectorAll<HTMLElement>('button')];
      found.find((one) => one.textContent?.includes(name))?.click();
      await calm();
    };
    const list = (items: ApprovalItemDto[]) =>
      http.match(({ url }) => url.endsWith('/approvals')).forEach((request) => request.flush({ items }));
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

    const said = () => element.querySelector('[role=alert]')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(said()).toContain('Jana Adler');
    expect(said()).toContain('Inzwischen zurückgegeben von Katrin Seidel-Lorenz.');
    await press('Verstanden');
    expect(said()).toBe('');
  });
});
