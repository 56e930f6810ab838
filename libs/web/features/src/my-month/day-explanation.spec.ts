import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { MonthStore } from '@zeitbuch/web-data-access';
import { de } from '../texts/de';
import { DayExplanation } from './day-explanation';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const booking = (kind: string, localTime: string, voided = false) => ({
  bookingId: kind + localTime,
  kind,
  localTime,
  location: 'office',
  at: '',
  source: 'web',
  voided,
});
/** Thirteen hours without a break: the frame ends at eight in the evening, 45 minutes go as a break, ten hours count at most. */
const longDay = {
  date: '2026-11-19',
  bookings: [booking('clockIn', '07:30'), booking('clockOut', '19:00', true), booking('clockOut', '20:30')],
  intervals: [{ from: '07:30', to: '20:30', location: 'office', minutes: 780 }],
  drivenMinutes: 0,
  recordedMinutes: 780,
  absences: [],
  decisions: [],
  orders: [],
  supplements: [],
  steps: [
    {
      clock: 'credit',
      rule: 'DV-FRAME',
      nameKey: 'rule.DV-FRAME',
      paragraph: 'DV § 3',
      beforeMinutes: 780,
      afterMinutes: 750,
      deltaMinutes: -30,
      from: '20:00',
      to: '20:30',
      why: {},
    },
    {
      clock: 'credit',
      rule: 'DV-BREAK-AUTO',
      nameKey: 'rule.DV-BREAK-AUTO',
      paragraph: 'ArbZG § 4',
      beforeMinutes: 750,
      afterMinutes: 705,
      deltaMinutes: -45,
      why: {},
    },
    {
      clock: 'target',
      rule: 'CON-PATTERN',
      nameKey: 'rule.CON-PATTERN',
      paragraph: 'TVöD § 6 (1)',
      beforeMinutes: 0,
      afterMinutes: 468,
      deltaMinutes: 468,
      why: {},
    },
  ],
  targetMinutes: 468,
  creditedMinutes: 705,
  balanceMinutes: 237,
  findings: [{ code: 'DAILY_MAX_10H_EXCEEDED', severity: 'report', params: {} }],
  agreement: { name: 'Flexible Arbeitszeit', version: 2, overlays: ['Sommerrahmen'] },
  storedMatches: true,
};

async function open(person?: string, explanation: object = longDay) {
  TestBed.configureTestingModule({
    imports: [
      DayExplanation,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), MonthStore],
  });
  const http = TestBed.inject(HttpTestingController);
  const fixture = TestBed.createComponent(DayExplanation);
  fixture.componentRef.setInput('date', '2026-11-19');
  fixture.componentRef.setInput('person', person);
  TestBed.tick();
  http.expectOne((request) => request.url.endsWith('/explanation')).flush(explanation);
  if (!person) http.expectOne((request) => request.url.endsWith('/corrections')).flush([]);
  await settle();
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

/** What stands before the small print of a row. */
const nameOf = (cell: HTMLElement | null) => {
  const words = cell?.cloneNode(true) as HTMLElement | undefined;
  words?.querySelector('.small')?.remove();
  return words?.textContent?.trim();
};
const rows = (element: HTMLElement, caption: string) => {
  const table = [...element.querySelectorAll('table')].find((one) => one.caption?.textContent?.trim() === caption);
  return [...(table?.querySelectorAll('tr') ?? [])].map((row) => [
    nameOf(row.querySelector('th')),
    row.querySelector('td [aria-hidden]')?.textContent,
  ]);
};

describe('how a day came about', () => {
  it('leads from the recorded minutes to the credited ones as a visible sum', async () => {
    expect(rows(await open(), 'Angerechnete Zeit')).toEqual([
      ['Erfasst', '13:00'],
      ['Rahmenzeit', '\u22120:30'],
      ['Automatischer Pausenabzug', '\u22120:45'],
      ['Angerechnet', '11:45'],
    ]);
  });

  it('says what is on record beside the bookings, which absence a step speaks of, and what is paid on top', async () => {
    const absence = { ...longDay.steps[0], nameKey: 'rule.DV-ABS-CREDIT', why: { absence: 'compensatoryTimeOff' } };
    const element = await open(undefined, {
      ...longDay,
      absences: ['compensatoryTimeOff'],
      orders: [{ from: '20:00', to: '22:00' }],
      supplements: [{ code: 'NIGHT', percent: 20, minutes: 75 }],
      steps: [absence],
    });
    const text = element.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Eingetragen Zeitausgleich Angeordnete Arbeit von 20:00 bis 22:00 Uhr');
    expect(text).toMatch(/Anrechnung einer Abwesenheit ?Zeitausgleich ·/);
    expect(rows(element, 'Zeitzuschläge')).toEqual([['Nachtarbeit', '1:15']]);
    expect(text).toContain('20 % des Stundenentgelts');
    expect((await (TestBed.resetTestingModule(), open())).textContent).not.toMatch(/Eingetragen|Zeitzuschläge/);
  });

  it('says what was decided about work on a day of leave, and by whom', async () => {
    const decision = { decision: 'leaveGivenBack', absence: 'leave' };
    const by = { decidedBy: 'Stefan Krause', decidedAt: '2026-11-27T09:05:00+01:00' };
    const element = await open(undefined, { ...longDay, decisions: [{ ...decision, ...by }] });
    const text = element.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Gearbeitet an einem Urlaubstag: Der Urlaubstag ist zurückgegeben.');
    expect(text).toContain('Entschieden von Stefan Krause am 27.11.2026, 09:05.');
  });

  it('names paragraph, before and after of each step, and what it rests on', async () => {
    const text = (await open()).textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('DV § 3 · 20:00 bis 20:30 Uhr · aus 13:00 wird 12:30');
    expect(text).toContain('Grundlage: Flexible Arbeitszeit, Fassung 2');
    expect(text).toContain('Befristete Regel: Sommerrahmen');
    expect(text).toContain('Über 10 Stunden gearbeitet');
    expect(text).toContain('+3:57');
  });

  it('keeps a replaced booking in sight, says so in a word, and offers no correction for it', async () => {
    const replaced = (await open()).querySelector('.voided');
    expect(replaced?.textContent).toContain('19:00');
    expect(replaced?.textContent).toContain('ersetzt');
    expect(replaced?.querySelector('a')).toBeNull();
  });

  it('leads from each step to what its rule says on that day', async () => {
    const element = await open();
    const link = element.querySelector<HTMLAnchorElement>('a[href*="regel=DV-FRAME"]');
    expect(link?.textContent).toBe('Rahmenzeit');
    expect(link?.getAttribute('href')).toBe('/regeln/2026-11-19?regel=DV-FRAME');
    expect(element.querySelector('.findings a')?.getAttribute('href')).toBe('/regeln/2026-11-19?regel=ARBZG-3');
  });

  it('names the minutes of a finding that is about minutes', async () => {
    const params = { minutes: 576 };
    const findings = [{ code: 'TIME_OFF_NOT_COVERED', severity: 'warn' as const, params }, ...longDay.findings];
    const element = await open(undefined, { ...longDay, findings });
    const told = [...element.querySelectorAll('.findings li')].map((one) => one.textContent ?? '');
    expect(told[0]).toContain('9:36');
    expect(told[1]).not.toMatch(/\d:\d\d/);
  });

  it('is read-only for a supervisor', async () => {
    const element = await open('0199');
    expect(element.querySelectorAll('a[href*=korrektur]')).toHaveLength(0);
    expect(element.querySelectorAll('a[href*=regeln]')).toHaveLength(0); // those would be the supervisor's own
    expect(element.textContent).toContain('So entsteht dieser Tag');
  });

  it('warns where the stored figures differ from what is explained', async () => {
    const element = await open(undefined, { ...longDay, storedMatches: false });
    expect(element.textContent).toContain('weichen von dieser Erklärung ab');
  });

  it('leads to the days beside it, over the end of a month', async () => {
    const element = await open();
    const links = [...element.querySelectorAll<HTMLAnchorElement>('header nav a')];
    expect(links.map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
      ['Vorheriger Tag: Mi 18.11.', '/monat/2026-11/tag/2026-11-18'],
      ['Nächster Tag: Fr 20.11.', '/monat/2026-11/tag/2026-11-20'],
      ['Erklärung schließen', '/monat/2026-11'],
    ]);
  });

  it('shows a stretch that runs from one whose end is missing', async () => {
    const interval = { from: '07:30', to: null, location: 'office' };
    const running = await open(undefined, { ...longDay, intervals: [{ ...interval, minutes: 80, running: true }] });
    expect(rows(running, 'Arbeitszeiten')[0]).toEqual(['07:30 – läuft', '1:20']);
    TestBed.resetTestingModule();
    const missing = await open(undefined, { ...longDay, intervals: [{ ...interval, minutes: 0, running: false }] });
    expect(rows(missing, 'Arbeitszeiten')[0]).toEqual(['07:30 – fehlt', '0:00']);
  });

  it('names what was driven on order, so that the recorded minutes add up', async () => {
    const driven = rows(
      await open(undefined, { ...longDay, drivenMinutes: 60, recordedMinutes: 840 }),
      'Arbeitszeiten',
    );
    expect(driven.slice(1)).toEqual([
      ['Fahrt auf Anordnung, selbst gefahren', '1:00'],
      ['Erfasst', '14:00'],
    ]);
  });

  it('says that the shift of the day before ended here, and which of two equal times a booking is', async () => {
    const night = {
      ...longDay,
      date: '2026-10-25',
      dayBeforeUntil: '06:00',
      bookings: [{ ...booking('clockIn', '02:30'), at: '2026-10-25T02:30:00+01:00' }],
    };
    const text = (await open(undefined, night)).textContent?.replaceAll(/\s+/g, ' ') ?? '';
    expect(text).toContain('Die Schicht vom Vortag geht bis 06:00 Uhr in diesen Tag hinein.');
    expect(text).toContain('Winterzeit');
    expect(text).toContain('Die Stunde von 2 bis 3 Uhr gibt es zweimal');
  });
});
