import { openPage } from '../testing/open-page';
import { LeavePage } from './leave-page';

const NOW = '2026-11-24T09:00:00+01:00';
const step = (kind: string, beforeHundredths: number, afterHundredths: number) => ({
  kind,
  beforeHundredths,
  afterHundredths,
  rule: 'TVOED-26',
  paragraph: '§ 26 TVöD',
  params: { year: 2026 },
});
const notice = { noticeId: 'n1', givenOn: '2026-10-01', latestStart: '2026-12-31', leftHundredths: 650, year: 2026 };
/** Thirty days, one of them a half taken on 3 July; a week to come. */
const leave = {
  ...{ year: 2026, asOf: '2026-11-24', isEntitlementKnown: true, entitlementHundredths: 3000, carriedHundredths: 0 },
  ...{ takenHundredths: 50, plannedHundredths: 500, lapsedHundredths: 0, leftHundredths: 2450 },
  steps: [step('entitlement', 0, 3000), step('taken', 3000, 2950), step('planned', 2950, 2450)],
  periods: [
    { from: '2026-07-03', to: '2026-07-03', hundredths: 50, isPlanned: false, isGivenBack: false },
    { from: '2026-12-21', to: '2026-12-28', hundredths: 500, isPlanned: true, isGivenBack: false },
  ],
  notices: [notice],
};

describe('the leave of a year', () => {
  afterEach(() => document.body.replaceChildren());

  it('adds up step by step to what is left, each with its rule', async () => {
    const { answer, texts, link } = await openPage(LeavePage, NOW, { year: '2026' });
    await answer('/leave/2026', leave);
    expect(texts('.left')).toEqual(['24,5 Tage sind noch frei']);
    expect(texts('.sum td')).toEqual(['+30', '−0,5', '−5', '24,5']);
    expect(link('Erholungsurlaub')).toBe('/regeln/2026-11-24?regel=TVOED-26');
    expect(texts('.periods li')).toEqual(['Fr 03.07. 0,5 Tage genommen', 'Mo 21.12. – Mo 28.12. 5 Tage geplant']);
  });

  it('asks to read the notice until that was confirmed', async () => {
    const { answer, press, text } = await openPage(LeavePage, NOW, { year: '2026' });
    await answer('/leave/2026', leave);
    expect(text()).toContain('Am 01.10.2026 hatten Sie noch 6,5 Tage aus 2026.');
    await press('Ich habe es gelesen');
    await answer('/leave/notices/n1/reading', null, 204);
    await answer('/leave/2026', { ...leave, notices: [{ ...notice, readAt: NOW }] });
    expect(text()).not.toContain('Bitte nehmen Sie Ihren Urlaub');
  });

  it('says of a year before the account why there is none', async () => {
    const { answer, text } = await openPage(LeavePage, NOW, { year: '2021' });
    const problem = { type: 'urn:zeitbuch:problem:not-found', title: 'not found', status: 404, code: 'not-found' };
    await answer('/leave/2021', problem, 404);
    expect(text()).toContain('Für 2021 führt Zeitbuch kein Urlaubskonto');
    expect(text()).toContain('Ihr Konto beginnt hier erst später.');
  });
});
