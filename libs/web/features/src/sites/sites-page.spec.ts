import { openPage } from '../testing/open-page';
import { SitePage } from './site-page';
import { SitesPage } from './sites-page';

const NOW = '2026-11-24T09:00:00+01:00';
const HALL = '00000000-0000-4000-8000-000000000001';
const FEAST = '00000000-0000-4000-8000-000000000009';
const LIST = {
  on: '2026-11-24',
  sites: [
    { siteId: HALL, name: 'Rathaus', region: 'DE-SN', people: 12, lastYear: 2026, lacksNextYear: true },
    { siteId: FEAST, name: 'Bauhof', region: 'DE-BE', people: 1, closedFrom: '2027-01-01', lacksNextYear: false },
  ],
  regions: ['DE-BE', 'DE-BY', 'DE-BY-A', 'DE-SN'],
};
const byLaw = { date: '2026-11-18', nameDe: 'Buß- und Bettag', nameEn: 'Repentance Day', isEverywhere: false };
const own = {
  ...{ date: '2026-06-24', nameDe: 'Johannisfest', nameEn: 'Midsummer', halfDayFrom: 720 },
  ...{ holidayId: FEAST, version: 2, isEverywhere: true },
};
const SITE = {
  ...{ siteId: HALL, version: 3, name: 'Rathaus', people: 12, regions: [{ region: 'DE-SN' }], year: 2026 },
  ...{ days: [own, byLaw], acts: [{ action: 'holiday.entered', at: '2026-11-01T08:00:00Z', by: 'Wanda Krause' }] },
};

describe('the sites of the city', () => {
  it('tell where people work, what is closed, and where the calendar ends', async () => {
    const page = await openPage(SitesPage, NOW);
    await page.answer('/sites', LIST);
    expect(page.texts('.sites a')).toEqual([
      'Rathaus Sachsen 12 Personen Für das nächste Jahr stehen noch keine Feiertage im Kalender',
      'Bauhof Berlin Eine Person Ab 01.01.2027 geschlossen',
    ]);
    await page.press('Standort anlegen');
    await page.press('Standort anlegen');
    expect(page.text()).toContain('Geben Sie einen Namen an.');
    await page.type('Name', ' Bibliothek ');
    await page.press('Standort anlegen');
    const sent = await page.answer('/sites', { code: 'site.name-taken', status: 409, title: 'x' }, 409);
    expect(sent).toEqual({ name: 'Bibliothek', region: 'DE-SN' });
    expect(page.text()).toContain('Diesen Namen hat schon ein anderer Standort.');
  });

  it('are added to by keyboard: the focus goes into the form', async () => {
    const page = await openPage(SitesPage, NOW);
    await page.answer('/sites', LIST);
    await page.press('Standort anlegen');
    expect(document.activeElement?.id).toBe('site-name');
  });
});

describe('a site', () => {
  const open = async () => {
    const page = await openPage(SitePage, NOW, { siteId: HALL });
    await page.answer('/sites', LIST);
    await page.answer(`/sites/${HALL}`, SITE);
    return page;
  };
  /** What is read again after an act. */
  const readAgain = async (page: Awaited<ReturnType<typeof open>>, site: object = SITE) => {
    await page.answer(`/sites/${HALL}`, site);
    await page.answer('/sites', LIST);
  };

  it('shows its calendar: what is law, what is the city’s own, and only that can be changed', async () => {
    const page = await open();
    expect(page.texts('.month li')).toEqual([
      'Mi 24.06.2026 Johannisfest Halber Tag, ab 12:00 Uhr frei · An allen Standorten Ändern Zurücknehmen',
      'Mi 18.11.2026 Buß- und Bettag Gesetzlicher Feiertag',
    ]);
    expect(page.text()).toContain('Gesetzliche Feiertage: 1. Eigene Tage der Stadt: 1.');
    await page.press('Feiertage eintragen');
    expect(await page.answer(`/sites/${HALL}/calendar`, SITE)).toEqual({ version: 3 });
    await readAgain(page);
  });

  it('takes a half day of its own, and says where something is missing', async () => {
    const page = await open();
    await page.press('Tag eintragen');
    await page.press('Tag eintragen');
    expect(page.text()).toContain('Geben Sie einen Tag an.');
    await page.date('holiday-date', '04.12.2026');
    await page.type('Bezeichnung', 'Barbaratag');
    await page.type('Frei ab', '05:00');
    await page.press('Tag eintragen');
    expect(page.text()).toContain('Geben Sie eine Uhrzeit von 6 bis 18 Uhr an.');
    await page.type('Frei ab', '13');
    await page.press('Tag eintragen');
    expect(await page.answer('/own-holidays', {})).toEqual({
      ...{ siteId: HALL, date: '2026-12-04', nameDe: 'Barbaratag', halfDayFrom: 780 },
    });
    await readAgain(page);
    expect(page.texts('zb-holiday-form')).toEqual([]);
  });

  it('keeps what was typed where somebody was faster, and says how it is called now', async () => {
    const page = await open();
    await page.press('Umbenennen');
    await page.type('Name', 'Altes Rathaus');
    await page.press('Speichern');
    await page.answer(`/sites/${HALL}`, { code: 'stale', status: 412, title: 'x' }, 412);
    await page.answer(`/sites/${HALL}`, { ...SITE, version: 4, name: 'Rathaus am Markt' });
    expect(page.text()).toContain('Er heißt jetzt: Rathaus am Markt');
    await page.press('Speichern');
    expect(await page.answer(`/sites/${HALL}`, {})).toEqual({ version: 4, name: 'Altes Rathaus' });
    await readAgain(page, { ...SITE, version: 5, name: 'Altes Rathaus' });
    expect(page.texts('h1')).toEqual(['Altes Rathaus']);
  });
});
