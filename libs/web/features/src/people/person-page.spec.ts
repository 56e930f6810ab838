import { openPage } from '../testing/open-page';
import { PersonPage } from './person-page';

const PERSON = {
  employeeId: '00000000-0000-4000-8000-000000000007',
  personnelNumber: '00012345',
  givenName: 'Jana',
  familyName: 'Vogel',
  email: 'jana.vogel@lindenau.example',
  unitName: 'Bauleitplanung',
  hiredOn: '2019-04-01',
  account: 'none',
  sendsMail: true,
};
const CODE = {
  code: 'K7QF2-9XM3T-0ABCD-EFGHJ',
  link: 'https://zeit.lindenau.example/zugang#K7QF2-9XM3T-0ABCD-EFGHJ',
  purpose: 'invitation',
  expiresAt: '2026-12-08T08:00:00Z',
};
const ADDRESS = `/people/${PERSON.employeeId}`;
const WEEK = [468, 468, 468, 468, 468, 0, 0];
const RECORD = {
  ...{ employeeId: PERSON.employeeId, version: 3, personnelNumber: '12345', givenName: 'Jana', familyName: 'Vogel' },
  ...{ email: PERSON.email, hiredOn: '2019-04-01' },
  contracts: [
    {
      ...{ from: '2019-04-01', weeklyMinutes: 2340, oddMinutes: WEEK, evenMinutes: WEEK },
      ...{ personnelGroup: 'TVOED_VKA', payGroup: 'E 9a', worksInShifts: false },
    },
  ],
  units: [
    { from: '2019-04-01', to: '2026-06-30', id: '00000000-0000-4000-8000-0000000000a1', name: 'Tiefbau' },
    { from: '2026-07-01', id: '00000000-0000-4000-8000-0000000000a2', name: 'Bauleitplanung' },
  ],
  payrollGroups: [{ from: '2019-04-01', code: 'TVOED', name: 'Tarifbeschäftigte' }],
  costCenters: [{ from: '2019-04-01', code: '11000', name: '11000' }],
  ...{ sites: [], agreements: [], permissions: [], protections: [], secondJobs: [], declaredDays: [], orders: [] },
  ...{ standbys: [], annexExceptions: [], openings: [], openingProposals: [] },
};

describe('a person and how they get in', () => {
  const open = async (account: string, more: object = {}) => {
    const page = await openPage(PersonPage, '2026-11-24T09:00:00+01:00', { employeeId: PERSON.employeeId });
    await page.answer(ADDRESS, { ...PERSON, account, ...more });
    await page.answer(`${ADDRESS}/record`, RECORD);
    await page.answer(`${ADDRESS}/changes`, { changes: [] });
    return page;
  };

  it('gets a code, which is shown once with its link', async () => {
    const page = await open('none');
    expect(page.text()).toContain('Jana Vogel Bauleitplanung · Personalnummer 00012345');
    await page.press('Zugangscode ausgeben');
    await page.answer(`${ADDRESS}/access-codes`, CODE, 201);
    await page.answer(ADDRESS, { ...PERSON, account: 'invited' });
    expect(page.text()).toContain('Zugangscode für Jana Vogel K7QF2-9XM3T-0ABCD-EFGHJ');
    expect(page.text()).toContain(CODE.link);
    expect(page.text()).toContain('Eingeladen');
  });

  it.each([true, false])('gets one by mail only where mail is sent from here: %s', async (sendsMail) => {
    const page = await open('none', { sendsMail });
    expect(page.texts('button').includes('Per E-Mail senden')).toBe(sendsMail);
  });

  it('is asked once more before the access is closed', async () => {
    const page = await open('active');
    await page.press('Zugang sperren');
    expect(page.text()).toContain('Zugang von Jana Vogel sperren? Alle Sitzungen enden sofort.');
    await page.press('Abbrechen');
    await page.press('Zugang sperren');
    await page.press('Ja, sperren');
    await page.answer(`${ADDRESS}/access`, null, 204);
    await page.answer(ADDRESS, { ...PERSON, account: 'blocked' });
    expect(page.text()).toContain('Der Zugang ist gesperrt.');
    await page.press('Zugang wieder öffnen');
    await page.answer(`${ADDRESS}/access`, null, 204);
    await page.answer(ADDRESS, { ...PERSON, account: 'active' });
    expect(page.text()).toContain('Aktiv');
  });

  it('says why there is no code, and shows what holds meanwhile', async () => {
    const page = await open('active');
    await page.press('Neuen Zugangscode ausgeben');
    await page.answer(`${ADDRESS}/access-codes`, { code: 'account.role-holder', status: 409, title: 'x' }, 409);
    await page.answer(ADDRESS, { ...PERSON, account: 'active' });
    expect(page.text()).toContain('neues Passwort nur auf dem Server');
  });

  it('offers nothing for somebody who left', async () => {
    const page = await open('ended');
    expect(page.texts('.actions')).toEqual(['']);
    expect(page.text()).toContain('Ausgeschieden');
  });

  describe('and what is known of them', () => {
    it('is told as it stands on a day, with what held before', async () => {
      const page = await open('active');
      expect(page.text()).toContain('39:00 Std. · Mo–Fr 7:48 · TVöD · E 9a ab 01.04.2019');
      expect(page.texts('.holding .value')).toContain('Bauleitplanung');
      expect(page.text()).toContain('Früher und später (1) 01.04.2019 bis 30.06.2026 Tiefbau');
      expect(page.text()).toContain('Kein Standort an diesem Tag');
      expect(page.text()).toContain('Seit der Übernahme wurde nichts geändert.');
    });

    it('lies on a time line, where a press on a value shows the day on which it began', async () => {
      const page = await open('active');
      expect(page.texts('zb-person-timeline .holds')).toContain('Bauleitplanung , 01.07.2026');
      await page.press('Tiefbau , 01.04.2019 – 30.06.2026');
      expect(page.texts('zb-person-timeline .holds')).toContain('Tiefbau , 01.04.2019 – 30.06.2026');
      expect(page.texts('.value')).toContain('Tiefbau');
    });

    it('changes from a day on, by who saw what holds', async () => {
      const page = await open('active');
      await page.press('Vertrag ändern');
      await page.type('Wochenstunden', '30:00');
      await page.press('Gleich auf Mo–Fr');
      await page.press('Speichern');
      expect(page.texts('.wrong')).toContain('Nennen Sie den Tag, ab dem es gilt.');
    });

    it('changes who pays, and the group is chosen among those there are', async () => {
      const page = await open('active');
      expect(page.texts('.holding .value')).toEqual(expect.arrayContaining(['Tarifbeschäftigte', '11000']));
      await page.press('Abrechnungskreis ändern');
      await page.answer('/people/choices', {
        ...{ units: [], sites: [], agreements: [] },
        payrollGroups: [{ code: 'BEAMTE', name: 'Beamte' }],
      });
      await page.press('Speichern');
      expect(page.texts('.wrong')).toContain('Wählen Sie den Abrechnungskreis.');
      await page.press('Abbrechen');
      await page.press('Kostenstelle ändern');
      await page.type('Kostenstelle', '12000');
      await page.date('change-from', '01.12.2026');
      await page.press('Speichern');
      expect(await page.answer(`${ADDRESS}/cost-center`, { ...RECORD, version: 4 })).toEqual({
        ...{ version: 3, code: '12000', from: '2026-12-01' },
      });
    });

    const OTHER = '00000000-0000-4000-8000-000000000008';
    it.each([
      ['left is offered to be hired again', {}, 'Wieder einstellen', 'Wieder da'],
      ['leaves today has not left yet', { leftOn: '2026-11-24' }, 'Austritt ändern', 'Wieder einstellen'],
      [
        'came back leads to the record of now',
        { followedBy: OTHER },
        'Wieder da: zum neuen Eintrag',
        'Austritt ändern',
      ],
      [
        'was here before leads to the record of then',
        { leftOn: undefined, follows: { employeeId: OTHER, hiredOn: '2019-04-01', leftOn: '2025-12-31' } },
        'Schon einmal hier: 01.04.2019 bis 31.12.2025',
        'Wieder einstellen',
      ],
    ])('of who %s', async (_who, more, said, notSaid) => {
      const page = await openPage(PersonPage, '2026-11-24T09:00:00+01:00', { employeeId: PERSON.employeeId });
      await page.answer(ADDRESS, { ...PERSON, account: 'ended' });
      await page.answer(`${ADDRESS}/record`, { ...RECORD, leftOn: '2026-06-30', ...more });
      await page.answer(`${ADDRESS}/changes`, { changes: [] });
      expect(page.text()).toContain(said);
      expect(page.text()).not.toContain(notSaid);
    });

    it('of what was brought along says what waits, and what is wrong with a figure', async () => {
      const page = await open('active');
      await page.press('Mitgebrachte Stunden ändern');
      await page.press('Speichern');
      expect(page.texts('.wrong')).toContain('Geben Sie Stunden als Zeit ein, zum Beispiel 12:30 oder -3:15.');
      await page.type('Stunden', '-112:30');
      await page.date('opening-day', '01.11.2026');
      await page.press('Speichern');
      expect(page.texts('.wrong')).toContain('Sagen Sie, woher die Zahl kommt.');
      await page.type('Woher die Zahl kommt', 'Zeiterfassung alt');
      await page.press('Speichern');
      const opening = { account: 'flextime', beginsOn: '2026-11-01', minutes: -6750, source: 'Zeiterfassung alt' };
      const waiting = {
        ...{ ...opening, id: '00000000-0000-4000-8000-0000000000f1', proposedBy: 'Wanda Muster' },
        ...{ proposedById: OTHER, proposedAt: '2026-11-24T08:01:00Z' },
      };
      expect(await page.answer(`${ADDRESS}/opening`, { ...RECORD, version: 4 })).toEqual({ version: 3, ...opening });
      await page.answer(`${ADDRESS}/record`, { ...RECORD, version: 4, openingProposals: [waiting] });
      const ofADay = { changeId: OTHER, kind: 'opening', from: '2026-11-01', to: '2026-11-01' };
      await page.answer(`${ADDRESS}/changes`, { changes: [{ ...ofADay, changedAt: '2026-11-24T08:01:00Z' }] });
      expect(page.text()).toContain('Mitgebrachte Stunden 01.11.2026 Auf dem Server');
      expect(page.text()).toContain('Wartet auf eine zweite Person');
      expect(page.text()).toContain('Zeitkonto −112:30 Std. · Zeiterfassung alt');
      await page.press('Bestätigen');
      expect(await page.answer(`${ADDRESS}/opening-decision`, { ...RECORD, version: 5 })).toEqual({
        ...{ version: 4, openingId: waiting.id, decision: 'confirmed' },
      });
      await page.answer(`${ADDRESS}/record`, {
        ...{ ...RECORD, version: 5, openings: [{ ...opening, id: waiting.id, counts: true }] },
      });
      await page.answer(`${ADDRESS}/changes`, { changes: [] });
      expect(page.text()).not.toContain('Wartet auf eine zweite Person');
      await page.press('Mitgebrachte Stunden ändern');
      await page.type('Stunden', '12,5');
      await page.press('Speichern');
      expect(page.texts('.wrong')).toContain('Sagen Sie in ein paar Worten, warum.');
    });

    it('that somebody else changed meanwhile is told, and what was typed stays', async () => {
      const page = await open('active');
      await page.press('Austritt eintragen');
      await page.date('exit-day', '31.12.2026');
      await page.press('Speichern');
      await page.answer(`${ADDRESS}/exit`, { code: 'stale', status: 412, title: 'x' }, 412);
      await page.answer(`${ADDRESS}/record`, { ...RECORD, version: 4, familyName: 'Vogel-Berg' });
      const change = {
        ...{ changeId: '00000000-0000-4000-8000-0000000000c1', kind: 'familyName' },
        ...{ changedBy: 'Wanda Muster', changedAt: '2026-11-24T08:01:00Z' },
      };
      await page.answer(`${ADDRESS}/changes`, { changes: [change] });
      expect(page.text()).toContain('Während dieses Formular offen war, hat sich geändert: Nachname · Wanda Muster');
      await page.press('Speichern');
      expect(await page.answer(`${ADDRESS}/exit`, { ...RECORD, version: 5 })).toEqual({
        version: 4,
        lastDay: '2026-12-31',
      });
    });
  });
});
