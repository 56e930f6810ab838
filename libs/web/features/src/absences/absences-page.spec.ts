import { openPage } from '../testing/open-page';
import { AbsencesPage } from './absences-page';

const NOW = '2026-11-24T09:00:00+01:00';
const ONCE = { portion: 'day', isCertified: false, isChangeable: true };
const leaveKind = { kindCode: 'leave', nameDe: 'Urlaub', nameEn: 'Leave' };
const kind = (kindCode: string, nameDe: string, way: string) => ({
  ...{ kindCode, nameDe, nameEn: nameDe, creditKind: kindCode, way, hasHalfDays: false },
});
/** Leave from a Thursday over Christmas, a child ill for a day, and a flex day that is asked for. */
const own = {
  year: 2026,
  absences: [
    { ...ONCE, ...leaveKind, absenceId: 'a1', from: '2026-12-23', to: '2026-12-28' },
    {
      ...ONCE,
      absenceId: 'a2',
      kindCode: 'sick',
      nameDe: 'Krank',
      nameEn: 'Ill',
      from: '2026-11-02',
      to: '2026-11-02',
    },
    {
      ...ONCE,
      absenceId: 'a3',
      kindCode: 'childSick',
      nameDe: 'Kind krank',
      nameEn: 'Child ill',
      from: '2026-11-03',
      to: '2026-11-03',
    },
  ],
  requests: [
    {
      ...{ requestId: 'r1', act: 'take', kindCode: 'flexDay', nameDe: 'Gleittag', nameEn: 'Flex day', portion: 'half' },
      ...{ from: '2026-12-01', to: '2026-12-01', status: 'pending', requestedAt: NOW },
    },
  ],
  freeDays: [
    { date: '2026-12-25', kind: 'holiday', nameDe: '1. Weihnachtstag', nameEn: 'Christmas Day' },
    { date: '2026-12-27', kind: 'dayOff' },
  ],
};
const account = {
  ...{ year: 2026, asOf: '2026-11-24', isEntitlementKnown: true, entitlementHundredths: 3000, carriedHundredths: 200 },
  ...{ takenHundredths: 650, plannedHundredths: 300, lapsedHundredths: 0, leftHundredths: 2250 },
  ...{ steps: [], periods: [], notices: [] },
};

describe('the absences of a year', () => {
  afterEach(() => document.body.replaceChildren());

  const open = async () => {
    const page = await openPage(AbsencesPage, NOW, { year: '2026' });
    await page.answer('/absence-kinds', [kind('leave', 'Urlaub', 'asked'), kind('sick', 'Krank', 'told')]);
    await page.answer('/absences/2026', own);
    await page.answer('/leave/2026', account);
    return page;
  };
  const day = (date: string) => document.getElementById(`year-day-${date}`) as HTMLButtonElement;
  const label = (date: string) => day(date).querySelector('.cdk-visually-hidden')?.textContent;
  const key = (name: string, options: KeyboardEventInit = {}) =>
    document
      .querySelector('[tabindex="0"][id^="year-day"]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...options }));
  const reached = () => [...document.querySelectorAll('[tabindex="0"][id^="year-day"]')].map(({ id }) => id.slice(9));
  const choose = async (date: string) => {
    day(date).click();
    await settle();
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

  it('stand in a plan of twelve months, by letters and in words', async () => {
    const { texts } = await open();
    expect(texts('caption')).toHaveLength(12);
    expect(label('2026-12-23')).toBe('Mi 23.12.2026, Urlaub');
    expect(label('2026-12-25')).toBe('Fr 25.12.2026, Feiertag, 1. Weihnachtstag, Urlaub');
    expect(label('2026-12-01')).toBe('Di 01.12.2026, Gleittag, halber Tag, beantragt');
    expect(label('2026-11-24')).toBe('Di 24.11.2026, heute');
    expect(label('2026-12-29')).toBe('Di 29.12.2026');
    // Two kinds that begin alike have letters of their own, and a day off has none: nothing is taken on it.
    const letters = (date: string) => day(date).querySelector('.letters')?.textContent;
    expect(['2026-11-03', '2026-11-02', '2026-12-28', '2026-12-27'].map(letters)).toEqual(['K', 'Kr', 'U', '']);
    expect(texts('.legend li').slice(0, 4)).toEqual(['G Gleittag', 'K Kind krank', 'Kr Krank', 'U Urlaub']);
  });

  it('are asked for by choosing the first and the last day', async () => {
    const { texts } = await open();
    await choose('2026-12-07');
    expect(texts('#absence-form-heading')).toEqual(['Abwesenheit beantragen']);
    await choose('2026-12-09');
    expect(['07', '08', '09', '10'].map((one) => label(`2026-12-${one}`))).toEqual([
      'Mo 07.12.2026, Beginn',
      'Di 08.12.2026, im Bereich',
      'Mi 09.12.2026, Ende',
      'Do 10.12.2026',
    ]);
    expect(document.querySelector<HTMLInputElement>('#absence-to')?.value).toBe('09.12.2026');
    // A third day begins again, and one before the first is another first.
    await choose('2026-12-10');
    await choose('2026-12-04');
    expect(document.querySelector<HTMLInputElement>('#absence-from')?.value).toBe('04.12.2026');
    expect(document.querySelector<HTMLInputElement>('#absence-to')?.value).toBe('');
  });

  it('are reached by keyboard, one day of the plan by the tab key', async () => {
    await open();
    expect(reached()).toEqual(['2026-11-24']);
    const after = async (...names: string[]) => {
      for (const name of names) key(name);
      await settle();
      return reached().join();
    };
    expect(await after('ArrowRight')).toBe('2026-11-25');
    expect(document.activeElement?.id).toBe('year-day-2026-11-25');
    expect(await after('ArrowDown')).toBe('2026-12-02');
    expect(await after('PageUp')).toBe('2026-11-02');
    expect(await after('End')).toBe('2026-11-08');
    expect(await after('PageDown')).toBe('2026-12-08');
    // The year ends where it ends.
    expect(await after('PageDown')).toBe('2026-12-08');
  });

  it('say what the leave of the year is made of', async () => {
    const { texts } = await open();
    expect(texts('dt')).toEqual(['Aus dem Vorjahr', 'Anspruch in diesem Jahr', 'Genommen', 'Geplant']);
    expect(texts('dd')).toEqual(['2 Tage', '30 Tage', '6,5 Tage', '3 Tage']);
  });
});
