import { TestBed } from '@angular/core/testing';
import { SessionStore } from '@zeitbuch/web-data-access';
import { openPage } from '../testing/open-page';
import { AgreementPeoplePage } from './agreement-people-page';

const AGREEMENT = '00000000-0000-4000-8000-0000000000d1';
const OTHER = '00000000-0000-4000-8000-0000000000d2';
const UNIT = '00000000-0000-4000-8000-0000000000a1';
const ANNEX = {
  annexId: UNIT,
  title: 'Anlage 1',
  from: '2026-01-01',
  to: null,
  values: [],
  overruled: [],
  replaced: [],
};
const empty = { versions: [], annexes: [], overlays: [], isMine: false, isBeingRevalued: false };
const AGREEMENTS = {
  agreements: [
    { agreementId: AGREEMENT, name: 'DV Gleitzeit', ...empty, annexes: [ANNEX] },
    { agreementId: OTHER, name: 'DV Bauhof', ...empty },
  ],
};
const person = (number: number, name: string, to?: string) => ({
  ...{ employeeId: `00000000-0000-4000-8000-00000000000${number}`, name, personnelNumber: `1000${number}` },
  ...{ unitName: 'Tiefbau', from: '2026-01-01', ...(to ? { to } : {}) },
});
const PEOPLE = {
  ...{ on: '2026-11-24', people: 2, page: 1, pageSize: 100, total: 2 },
  units: [
    { unitId: UNIT, name: 'Tiefbau', people: 1 },
    { unitId: OTHER, name: 'Hochbau', people: 1 },
  ],
  rows: [person(1, 'Jana Vogel'), person(2, 'Omar Aziz', '2026-12-31')],
};
const EXCEPTIONS = {
  exceptions: [
    {
      ...{ employeeId: person(1, '').employeeId, name: 'Jana Vogel', annexId: UNIT, title: 'Anlage 1' },
      ...{ from: '2026-12-01', to: '2027-02-28', reason: 'Erprobung' },
    },
  ],
};
const CHOICES = { units: [{ id: UNIT, name: '66 · Tiefbau' }], sites: [], agreements: [], payrollGroups: [] };

describe('who works under an agreement', () => {
  const open = async (role: 'organisationAdministrator' | 'agreementEditor') => {
    const page = await openPage(AgreementPeoplePage, '2026-11-24T09:00:00+01:00', { agreementId: AGREEMENT });
    void TestBed.inject(SessionStore).ensure();
    const session = { demoMode: false, signedIn: true, serverTime: '2026-11-24T08:00:00Z' };
    await page.answer('/session', { ...session, roles: ['employee', role], unitRoles: [] });
    await page.answer('/agreements', AGREEMENTS);
    await page.answer(`/agreements/${AGREEMENT}/people`, PEOPLE);
    if (role === 'organisationAdministrator') await page.answer(`/agreements/${AGREEMENT}/exceptions`, EXCEPTIONS);
    return page;
  };

  it('is read by unit and name, with the days', async () => {
    const page = await open('agreementEditor');
    expect(page.text()).toContain('Am 24.11.2026: 2 Personen in 2 Einheiten.');
    expect(page.texts('.list li')).toEqual([
      'Jana Vogel Tiefbau · 10001 seit 01.01.2026',
      'Omar Aziz Tiefbau · 10002 01.01.2026 bis 31.12.2026',
    ]);
    expect(page.text()).not.toContain('Personen zuordnen');
    await page.press('Tiefbau 1');
    await page.answer(`/agreements/${AGREEMENT}/people`, { ...PEOPLE, total: 1, rows: PEOPLE.rows.slice(0, 1) });
    expect(page.text()).toContain('Gefunden: 1.');
  });

  it('is changed for a whole unit: first it is shown who changes and who stays, then done', async () => {
    const page = await open('organisationAdministrator');
    await page.press('Personen zuordnen');
    await page.answer('/people/choices', CHOICES);
    await page.press('Zeigen, wer wechselt');
    expect(page.text()).toContain('Wählen Sie eine Einheit.');
    expect(page.text()).toContain('Nennen Sie den ersten Tag.');
    await page.choose('transfer-who', UNIT);
    await page.date('transfer-from', '01.01.2027');
    await page.press('Zeigen, wer wechselt');
    const seen = {
      ...{ dryRun: true, people: 12, seen: 'abc' },
      before: [
        { agreementId: OTHER, name: 'DV Bauhof', people: 9 },
        { agreementId: UNIT, name: 'DV Schicht', people: 3 },
      ],
      leftOut: [
        {
          ...{ reason: 'closedMonths', people: 2, months: '2026-09, 2026-10' },
          named: [{ employeeId: UNIT, name: 'Ada Alt' }],
        },
      ],
    };
    expect(await page.answer(`/agreements/${AGREEMENT}/transfers`, seen)).toMatchObject({
      unitId: UNIT,
      from: '2027-01-01',
    });
    expect(page.text()).toContain('12 Personen wechseln');
    expect(page.text()).toContain('9 Personen aus „DV Bauhof“');
    expect(page.text()).toContain('Abgeschlossene Monate würden sich ändern: September 2026, Oktober 2026 (2)');
    expect(page.text()).toContain('Ada Alt und 1 weitere');
    await page.press('Jetzt zuordnen');
    const sent = await page.answer(`/agreements/${AGREEMENT}/transfers`, {
      ...{ dryRun: false, people: 12, seen: 'abc', before: [], leftOut: [] },
    });
    expect(sent).toMatchObject({ unitId: UNIT, from: '2027-01-01', seen: 'abc' });
    await page.answer(`/agreements/${AGREEMENT}/people`, PEOPLE);
    expect(page.texts('form')).toEqual([]);
  });

  it('is left by somebody for a time, with the reason, and taken up again', async () => {
    const page = await open('organisationAdministrator');
    expect(page.text()).toContain('Jana Vogel Anlage 1 · Erprobung 01.12.2026 bis 28.02.2027');
    await page.press('Person ausnehmen');
    await page.press('Ausnahme speichern');
    expect(page.texts('.field-error')).toEqual([
      'Wählen Sie eine Anlage.',
      'Suchen Sie eine Person und wählen Sie sie aus.',
      'Nennen Sie den ersten Tag.',
      'Nennen Sie den Grund mit mindestens 3 Zeichen.',
    ]);
    await page.press('Abbrechen');
    await page.press('Wieder aufnehmen: Jana Vogel, Anlage 1');
    await page.date('exception-from', '01.02.2027');
    await page.press('Wieder aufnehmen');
    await page.answer(`/people/${person(1, '').employeeId}/record`, { version: 4 });
    expect(await page.answer(`/people/${person(1, '').employeeId}/annex-exception`, {})).toEqual({
      ...{ version: 4, annexId: UNIT, isOut: false, from: '2027-02-01' },
    });
    await page.answer(`/agreements/${AGREEMENT}/exceptions`, { exceptions: [] });
    expect(page.text()).toContain('Niemand ist ausgenommen.');
  });

  it('says why it cannot be changed like this', async () => {
    const page = await open('organisationAdministrator');
    await page.press('Personen zuordnen');
    await page.answer('/people/choices', CHOICES);
    await page.choose('transfer-who', UNIT);
    await page.date('transfer-from', '01.01.2020');
    await page.press('Zeigen, wer wechselt');
    const refusal = { code: 'person.agreement-not-in-force', status: 409, title: 'x', params: { from: '2020-01-01' } };
    await page.answer(`/agreements/${AGREEMENT}/transfers`, refusal, 409);
    expect(page.text()).toContain('Die Dienstvereinbarung gilt nicht an allen Tagen ab dem');
  });
});
