import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type LimitDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { LimitsPanel } from './limits-panel';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const limit = (code: string, state: LimitDto['state'], changes: Partial<LimitDto> = {}): LimitDto => ({
  rule: 'HO-QUOTA',
  code,
  from: '2026-11-02',
  to: '2026-11-08',
  unit: 'days',
  bound: 'atMost',
  actual: 2,
  limit: 3,
  state,
  params: { kind: 'days', places: 'both', span: 'week' },
  ...changes,
});
const within = limit('HOMEOFFICE_QUOTA_EXCEEDED', 'within');

function open(inputs: { person?: string; version?: number } = {}) {
  TestBed.configureTestingModule({
    imports: [
      LimitsPanel,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(LimitsPanel);
  fixture.componentRef.setInput('month', '2026-11');
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  TestBed.tick();
  const answer = async (limits: LimitDto[]) => {
    http.expectOne(({ url }) => url.endsWith('/months/2026-11/limits')).flush({ month: '2026-11', limits });
    await settle();
    await fixture.whenStable();
  };
  return { http, fixture, answer, element: fixture.nativeElement as HTMLElement };
}
/** The words in their order, as they are read. */
const words = (element: Node | null): string =>
  element instanceof Text
    ? (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    : [...(element?.childNodes ?? [])].map(words).filter(Boolean).join(' ');
const rows = (element: HTMLElement) => [...element.querySelectorAll('li')].map(words);

describe('limits over several days', () => {
  it('are one calm sentence while all is within, with the rows on demand', async () => {
    const { element, answer, fixture } = open();
    await answer([within]);
    expect(words(element)).toContain('Alles im Rahmen.');
    expect(rows(element)).toEqual([]);
    const button = element.querySelector('button');
    expect(button?.getAttribute('aria-expanded')).toBe('false');
    button?.click();
    await fixture.whenStable();
    expect(button?.getAttribute('aria-expanded')).toBe('true');
    expect(rows(element)).toEqual(['Arbeit zu Hause KW 45 2 von 3 Tagen im Rahmen']);
  });

  it('show first what is exceeded, then what is near, and say that the rest is within', async () => {
    const { element, answer } = open();
    await answer([
      within,
      limit('FLEXDAY_MONTH_QUOTA_EXCEEDED', 'near', { unit: 'halfDays', actual: 4, limit: 4 }),
      limit('HOMEOFFICE_QUOTA_EXCEEDED', 'exceeded', { from: '2026-11-09', to: '2026-11-15', actual: 4 }),
    ]);
    expect(rows(element)).toEqual([
      'Arbeit zu Hause KW 46 4 von 3 Tagen überschritten',
      'Gleittage im Monat KW 45 2 von 2 Tagen ausgeschöpft',
    ]);
    expect(words(element)).toContain('Alles andere ist im Rahmen.');
    // The state is a word with a shape; colour only adds to it.
    expect([...element.querySelectorAll('li zb-badge')].every((badge) => badge.querySelector('svg'))).toBe(true);
  });

  it('keep a day of rest that is still owed in sight, though nothing is missed yet', async () => {
    const { element, answer } = open();
    await answer([within, limit('SUBSTITUTE_REST_DAY_MISSING', 'within', { actual: 0, limit: 1, to: '2026-11-20' })]);
    expect(rows(element)).toHaveLength(1);
    expect(rows(element)[0]).toContain('Ersatzruhetag');
    expect(words(element)).not.toContain('Alles im Rahmen.');
    expect(words(element)).toContain('Alles andere ist im Rahmen.');
  });

  it('lead to the rule as it held at the end of the span; for another person there is no such page', async () => {
    const exceeded = limit('HOMEOFFICE_QUOTA_EXCEEDED', 'exceeded', { actual: 4 });
    const own = open();
    await own.answer([exceeded]);
    expect(own.element.querySelector('li a')?.getAttribute('href')).toBe('/regeln/2026-11-08?regel=HO-QUOTA');
    TestBed.resetTestingModule();
    const other = open({ person: 'somebody' });
    await other.answer([exceeded]);
    expect(rows(other.element)).toHaveLength(1);
    expect(other.element.querySelector('li a')).toBeNull();
  });

  it('are not shown where there is none, and read again when the month has changed', async () => {
    const { element, answer, fixture } = open({ version: 1 });
    await answer([]);
    expect(element.querySelector('section')).toBeNull();
    fixture.componentRef.setInput('version', 2);
    TestBed.tick();
    await answer([within]);
    expect(element.querySelector('section h2')).not.toBeNull();
  });

  it('say that they could not be read, and try again', async () => {
    const { element, http, answer, fixture } = open();
    http.expectOne(({ url }) => url.endsWith('/limits')).flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    await settle();
    await fixture.whenStable();
    element.querySelector<HTMLButtonElement>('zb-error-card button')?.click();
    TestBed.tick();
    await answer([within]);
    expect(words(element)).toContain('Alles im Rahmen.');
  });
});
