import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { type RuleInForceDto, type RulesInForceDto } from '@zeitbuch/web-data-access';
import { TODAY } from '@zeitbuch/web-ui';
import { de } from '../texts/de';
import { MyRulesPage } from './my-rules-page';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const rule = (id: string, subject: RuleInForceDto['subject'], parameters: RuleInForceDto['parameters']) => ({
  id,
  nameDe: id,
  nameEn: id,
  paragraph: 'DV § 3',
  subject,
  parameters,
  descriptionDe: `Worte zu ${id}.`,
  descriptionEn: `Words on ${id}.`,
});
const early = { fromMinute: 330, toMinute: 1200 };

/** A Wednesday of the hot summer: the frame opens half an hour earlier until the end of August. */
const summerDay: RulesInForceDto = {
  date: '2026-07-15',
  agreement: {
    name: 'DV Gleitzeit',
    version: 2,
    validFrom: '2026-03-01',
    validTo: null,
    annexes: [{ title: 'Anlage 1', unitName: 'Hauptamt', from: '2026-06-01', to: null, overruled: [] }],
    overlays: [
      {
        ...{ title: 'Hitzeregelung', from: '2026-06-01', to: '2026-08-31', legalBasis: '§ 4 (3)' },
        overruled: [
          { key: 'frame', from: '2026-06-10', to: '2026-06-12', title: 'Umzug' },
          { key: 'frame', from: '2026-07-14', to: '2026-07-17', title: 'Stadtfest' },
        ],
      },
    ],
  },
  contract: { weeklyMinutes: 2340, pattern: [468, 468, 468, 468, 468, 0, 0] },
  rules: [
    rule('DV-CAP-DAY', 'credit', [
      {
        key: 'dailyCreditCapMinutes',
        value: 600,
        source: 'agreement',
        sourceName: 'DV Gleitzeit, 2',
        paragraph: '§ 5 (1)',
      },
    ]),
    rule('DV-FRAME', 'credit', [
      {
        key: 'frame',
        value: [early, early, early, early, early, null, null],
        source: 'overlay',
        sourceName: 'Hitzeregelung',
        validTo: '2026-08-31',
        paragraph: '§ 4 (3) DV Gleitzeit',
      },
    ]),
    rule('CON-PATTERN', 'target', []),
    rule('ARBZG-5', 'protection', [{ key: 'minRestMinutes', value: 720, source: 'law', sourceName: 'JArbSchG § 13' }]),
  ],
  changes: [{ date: '2026-09-01', change: 'overlayEnds', title: 'Hitzeregelung' }],
};

async function open(answer: RulesInForceDto, wanted?: string) {
  TestBed.configureTestingModule({
    imports: [
      MyRulesPage,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [
      { provide: TODAY, useValue: () => '2026-07-15' },
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(MyRulesPage);
  document.body.append(fixture.nativeElement as HTMLElement); // only what is in the document can have the focus
  fixture.componentRef.setInput('date', answer.date);
  fixture.componentRef.setInput('regel', wanted);
  TestBed.tick();
  http
    .expectOne((request) => request.url.endsWith('/rules') && request.params.get('date') === answer.date)
    .flush(answer);
  await settle();
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}
/** The words in their order, as they are read. */
const words = (element: Node | null): string =>
  element instanceof Text
    ? (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    : [...(element?.childNodes ?? [])].map(words).filter(Boolean).join(' ');
const card = (element: HTMLElement, id: string) => element.querySelector(`[aria-labelledby="rule-${id}"]`);

describe('my rules on a day', () => {
  it('say first which agreement, which temporary rule until when, and which hours hold', async () => {
    const overview = words((await open(summerDay)).querySelector('zb-rules-overview'));
    expect(overview).toContain('Mittwoch, 15. Juli 2026');
    expect(overview).toContain('DV Gleitzeit Fassung 2, gilt seit 01.03.2026');
    expect(overview).toContain('Anlage 1 für Hauptamt');
    expect(overview).toContain('Hitzeregelung Gilt bis 31.08.2026');
    expect(overview).toContain('Rahmenzeit: 14.07.2026 bis 17.07.2026 gilt „Stadtfest“. Das geht vor.');
    expect(overview).not.toContain('Umzug'); // that was in June
    expect(overview).toContain('39 Std. in der Woche');
    expect(overview).toContain('01.09.2026 „Hitzeregelung“ ist zu Ende.');
  });

  it('are grouped by what they decide, each with values in words and where they were set', async () => {
    const element = await open(summerDay);
    const headings = [...element.querySelectorAll('section[aria-labelledby^=subject] h2')].map(words);
    expect(headings).toEqual(['Sollzeit', 'Anrechnung', 'Grenzen und Schutz']);
    expect(words(card(element, 'DV-FRAME'))).toBe(
      'Rahmenzeit DV § 3 Worte zu DV-FRAME. Montag bis Freitag 05:30 – 20:00 Uhr Samstag und Sonntag zählt nicht Befristet bis 31.08.2026: Hitzeregelung § 4 (3) DV Gleitzeit',
    );
    expect(words(card(element, 'DV-CAP-DAY'))).toContain('10 Std. Vereinbarung: DV Gleitzeit, Fassung 2, § 5 (1)');
    expect(words(card(element, 'ARBZG-5'))).toContain('mindestens 12 Std. Gesetz: JArbSchG § 13');
    expect(words(card(element, 'CON-PATTERN'))).toContain('Mittwoch 7:48 Std. Ihr Vertrag');
    expect(element.textContent).not.toMatch(/fromMinute|dailyCreditCap|\{|\[object/);
  });

  it('show the hours of this week where two weeks take turns', async () => {
    const contract = { weeklyMinutes: 1170, pattern: [468, 468, 468, 0, 0, 0, 0] };
    const overview = words((await open({ ...summerDay, contract })).querySelector('zb-rules-overview'));
    expect(overview).toContain(
      '19:30 Std. in der Woche Im Schnitt von zwei Wochen. In dieser Woche sind es 23:24 Std.',
    );
  });

  it('say of a public holiday that what is planned is not due', async () => {
    const element = await open({ ...summerDay, holidayName: 'Buß- und Bettag' });
    expect(words(card(element, 'CON-PATTERN'))).toContain(
      'Mittwoch 7:48 Std. geplant. Wegen Buß- und Bettag ist nichts zu leisten. Ihr Vertrag',
    );
  });

  it('bring a person who came from the explanation of a day to the rule that was named', async () => {
    const element = await open(summerDay, 'DV-FRAME');
    expect(document.activeElement?.id).toBe('rule-DV-FRAME');
    expect([...element.querySelectorAll('zb-rule-card.named')]).toHaveLength(1);
  });

  it('fold what is only looked up now and then, and open it for who came for one of its rules or jumped there', async () => {
    const withLeave = { ...summerDay, rules: [...summerDay.rules, rule('TVOED-26', 'leave', [])] };
    const folded = (element: HTMLElement) => element.querySelector('details');
    const element = await open(withLeave);
    expect(words(folded(element)?.querySelector('summary') ?? null)).toBe('1 Regel Erholungsurlaub');
    expect(folded(element)?.open).toBe(false);
    HTMLElement.prototype.scrollIntoView = () => undefined; // jsdom has no layout
    element.querySelector<HTMLElement>('a[href="#subject-leave"]')?.click();
    await settle();
    expect(folded(element)?.open).toBe(true);
    TestBed.resetTestingModule();
    expect(folded(await open(withLeave, 'TVOED-26'))?.open).toBe(true);
    expect(document.activeElement?.id).toBe('rule-TVOED-26');
  });

  it('lead from what law and tariff change to the rule on the day on which it changes', async () => {
    const element = await open({
      ...summerDay,
      changes: [
        { date: '2026-09-01', change: 'overlayEnds', title: 'Hitzeregelung' },
        { date: '2027-01-01', change: 'figuresChange', ruleId: 'TVOED-26' },
        { date: '2027-01-01', change: 'ruleBegins', ruleId: 'SN-QZG' },
      ],
    });
    const items = [...element.querySelectorAll('.changes li')];
    expect(items.slice(1).map(words)).toEqual([
      '01.01.2027 Erholungsurlaub: es gelten neue Zahlen.',
      '01.01.2027 Neu gilt für Sie: Qualifizierungszeit in Sachsen.',
    ]);
    expect(items.map((item) => item.querySelector('a')?.getAttribute('href'))).toEqual([
      '/regeln/2026-09-01',
      '/regeln/2027-01-01?regel=TVOED-26',
      '/regeln/2027-01-01?regel=SN-QZG',
    ]);
  });

  it('lead to the day before and after, over the ends of months', async () => {
    const element = await open({ ...summerDay, date: '2026-07-31' });
    const hrefs = [...element.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(hrefs.slice(0, 2)).toEqual(['/regeln/2026-07-30', '/regeln/2026-08-01']);
  });

  it('say kindly that nothing held yet before the first day, and lead there', async () => {
    const before: RulesInForceDto = {
      date: '2026-10-31',
      rules: [],
      changes: [{ date: '2026-11-01', change: 'agreementBegins', title: 'DV Gleitzeit' }],
    };
    const element = await open(before);
    expect(words(element.querySelector('zb-empty-state'))).toContain('gilt ab 01.11.2026: DV Gleitzeit');
    expect(element.querySelector('zb-empty-state a')?.getAttribute('href')).toBe('/regeln/2026-11-01');
  });

  it('name whom to ask where an agreement is missing', async () => {
    const { contract } = summerDay;
    const element = await open({ date: '2026-07-15', contract, rules: [], changes: [] });
    expect(words(element)).toContain('keine Vereinbarung hinterlegt');
    expect(words(element)).toContain('39 Std. in der Woche');
  });
});
