import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type OvertimeSettlementDto, type OvertimeWeekDto } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { OvertimePanel } from './overtime-panel';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const settlement = (changes: Partial<OvertimeSettlementDto> = {}): OvertimeSettlementDto => ({
  balancedMinutes: 0,
  additionalMinutes: 0,
  overtimeMinutes: 120,
  supplementMinutes: 120,
  otherSupplementMinutes: 120,
  partTimeOvertime: 'tariffText',
  takenLater: [],
  rule: 'TVOED-7-7',
  paragraph: 'TVöD § 7 (7)',
  source: { kind: 'agreement', name: 'DV Gleitzeit', version: 3, paragraph: '§ 7 (6)' },
  ...changes,
});
const week = (changes: Partial<OvertimeWeekDto> = {}): OvertimeWeekDto => ({
  from: '2026-11-02',
  to: '2026-11-08',
  balanceUntil: '2026-11-15',
  isOpen: false,
  payableMonth: '2026-11',
  orderedMinutes: 120,
  settlement: settlement(),
  ...changes,
});

function open(person?: string) {
  TestBed.configureTestingModule({
    imports: [
      OvertimePanel,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(OvertimePanel);
  fixture.componentRef.setInput('month', '2026-11');
  if (person) fixture.componentRef.setInput('person', person);
  TestBed.tick();
  const answer = async (weeks: OvertimeWeekDto[]) => {
    http.expectOne(({ url }) => url.endsWith('/months/2026-11/overtime')).flush({ month: '2026-11', weeks });
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
const figures = (element: HTMLElement) =>
  [...element.querySelectorAll('dl div')].map((row) => [
    words(row.querySelector('dt')),
    words(row.querySelector('dd [aria-hidden]')),
  ]);

describe('ordered work', () => {
  it('is shown with its week, the end of its balance, the month that pays it, and where that is written', async () => {
    const { element, answer } = open();
    await answer([week()]);
    const text = words(element);
    expect(text).toContain('KW 45 steht fest Angeordnet 2:00 Std.');
    expect(text).toContain('Ausgleich war möglich bis So 15.11. · Abrechnung mit dem Monat November 2026');
    expect(figures(element)).toEqual([
      ['Überstunden', '2:00'],
      ['davon mit Zuschlag', '2:00'],
    ]);
    expect(text).toContain('Überstunden (TVöD § 7 (7)) · DV Gleitzeit, Fassung 3, § 7 (6)');
    expect(text).not.toContain('Lesart');
    expect(element.querySelector('li a')?.getAttribute('href')).toBe('/regeln/2026-11-08?regel=TVOED-7-7');
  });

  it('shows the figure of the other reading where it is another one', async () => {
    const { element, answer } = open();
    const split = { additionalMinutes: 90, overtimeMinutes: 30, otherSupplementMinutes: 120 };
    await answer([week({ settlement: settlement({ ...split, supplementMinutes: 30 }) })]);
    expect(figures(element)).toEqual([
      ['Mehrarbeit bis zur Vollzeit', '1:30'],
      ['Überstunden', '0:30'],
      ['davon mit Zuschlag', '0:30'],
    ]);
    expect(words(element)).toContain('schon über dem eigenen Vertrag, wären 2:00 Std. mit Zuschlag');
  });

  it('says that nothing is paid where all was balanced, and that an open week may still be', async () => {
    const { element, answer } = open();
    const none = { overtimeMinutes: 0, supplementMinutes: 0, otherSupplementMinutes: 0 };
    await answer([week({ isOpen: true, settlement: settlement({ ...none, balancedMinutes: 120 }) })]);
    expect(figures(element)).toEqual([['mit freier Zeit ausgeglichen', '2:00']]);
    expect(words(element)).toContain('Ausgleich mit freier Zeit noch bis So 15.11.');
    expect(words(element)).toContain('Es wird nichts ausgezahlt.');
  });

  it('says which pay time off of a later month replaces, and that the supplement stays', async () => {
    const { element, answer } = open();
    const takenLater = [
      { month: '2026-12', originMonth: '2026-11', additionalMinutes: 0, overtimeMinutes: 60 },
      { month: '2026-12', originMonth: '2026-10', additionalMinutes: 0, overtimeMinutes: 48 },
    ];
    await answer([week({ settlement: settlement({ takenLater }) })]);
    expect(figures(element)).toEqual([
      ['Überstunden', '2:00'],
      ['davon mit Zuschlag', '2:00'],
      ['Freie Zeit im Dezember 2026, ersetzt das Entgelt', '−1:48'],
    ]);
    expect(words(element)).toContain('Der Zuschlag bleibt.');
  });

  it('is told to leaders without what it came to, and to nobody where there is none', async () => {
    const { element, answer } = open('somebody');
    const { settlement: _, ...seen } = week();
    await answer([seen]);
    expect(words(element)).toContain('Angeordnet 2:00 Std.');
    expect(element.querySelector('dl, a')).toBeNull();
    TestBed.resetTestingModule();
    const other = open();
    await other.answer([]);
    expect(other.element.querySelector('section')).toBeNull();
  });

  it('says that it could not be read, and tries again', async () => {
    const { element, http, answer, fixture } = open();
    http
      .expectOne(({ url }) => url.endsWith('/overtime'))
      .flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    await settle();
    await fixture.whenStable();
    element.querySelector<HTMLButtonElement>('zb-error-card button')?.click();
    TestBed.tick();
    await answer([week()]);
    expect(words(element)).toContain('KW 45');
  });
});
