import { TestBed } from '@angular/core/testing';
import { SessionStore } from '@zeitbuch/web-data-access';
import { openPage } from '../testing/open-page';
import { RolesPage } from './roles-page';

const NOW = '2026-11-24T09:00:00+01:00';
const [ME, BERT, CHRIS] = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const [GRANT, OWN, WAITING, MINE, ABOUT_ME] = [5, 6, 7, 8, 9].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const HELD = { personnelNumber: '10001', from: '2026-01-01', version: 3, alone: false };
const PROPOSED = { ...{ personnelNumber: '10003', from: '2026-12-01', status: 'proposed' }, proposedAt: NOW };
const ROLES = {
  isAlone: false,
  grants: [
    {
      ...HELD,
      ...{ grantId: GRANT, employeeId: CHRIS, name: 'Chris Weber', role: 'timeAdministrator' },
      ...{
        units: [{ unitId: BERT, name: 'AMT10' }],
        to: '2026-12-31',
        grantedBy: 'Anna Roth',
        confirmedBy: 'Bert Alt',
      },
    },
    { ...HELD, grantId: OWN, employeeId: ME, name: 'Anna Roth', role: 'organisationAdministrator' },
  ],
  proposals: [
    {
      ...PROPOSED,
      ...{ grantId: WAITING, employeeId: CHRIS, name: 'Chris Weber', role: 'payroll' },
      ...{ proposedById: BERT, proposedBy: 'Bert Alt' },
    },
    {
      ...PROPOSED,
      ...{ grantId: MINE, employeeId: CHRIS, name: 'Kim Lang', role: 'agreementEditor' },
      ...{ proposedById: ME, proposedBy: 'Anna Roth' },
    },
    {
      ...PROPOSED,
      ...{ grantId: ABOUT_ME, employeeId: ME, name: 'Anna Roth', role: 'payroll' },
      ...{ proposedById: BERT, proposedBy: 'Bert Alt' },
    },
  ],
};
const MATRIX = {
  roles: [
    {
      role: 'payroll',
      name: { de: 'Abrechnung', en: 'Payroll' },
      purpose: { de: 'Zahlt.', en: 'Pays.' },
      origin: 'grant',
    },
    {
      role: 'reports',
      name: { de: 'Berichte', en: 'Reports' },
      purpose: { de: 'Liest.', en: 'Reads.' },
      origin: 'later',
    },
  ],
  functions: [
    {
      permission: 'payroll.read',
      sentence: { de: 'Lohndateien sehen', en: 'See files' },
      scopes: [{ role: 'payroll', scope: 'tenant' }],
    },
  ],
};

describe('the page of roles', () => {
  const open = async (roles: object = ROLES, signedInAs = ['employee', 'organisationAdministrator']) => {
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionStore, useValue: { roles: () => signedInAs, employee: () => ({ employeeId: ME }) } },
      ],
    });
    const page = await openPage(RolesPage, NOW);
    if (signedInAs.includes('organisationAdministrator')) await page.answer('/role-grants', roles);
    await page.answer('/permissions', MATRIX);
    return page;
  };

  it('says who has which role, for what, until when and by whom, and what each role may do', async () => {
    const page = await open();
    expect(page.texts('.grants li')).toEqual([
      'Chris Weber Personalnummer 10001 Zeitbeauftragte AMT10 · 01.01.2026 bis 31.12.2026 Vergeben von Anna Roth, bestätigt von Bert Alt Beenden',
      'Anna Roth Personalnummer 10001 Organisationsverwaltung Ganze Stadt · ab 01.01.2026 Aus Einrichtung oder Import Ihre eigene Rolle',
    ]);
    expect(page.texts('tbody tr')).toEqual(['Lohndateien sehen Alles']);
    expect(page.texts('thead th')).toEqual(['Was', 'Abrechnung']);
  });

  it('lets confirm what others propose for others, and take back what one proposed oneself', async () => {
    const page = await open();
    const cards = page.texts('article');
    expect(cards.map((card) => ['Rolle bestätigen', 'Zurücknehmen'].filter((word) => card.includes(word)))).toEqual([
      ['Rolle bestätigen'],
      ['Zurücknehmen'],
      [],
    ]);
    expect(cards[2]).toContain('Das betrifft Sie selbst.');
    await page.press('Rolle bestätigen');
    await page.answer(`/role-grants/${WAITING}/confirmation`, null, 204);
    await page.answer('/role-grants', { ...ROLES, proposals: ROLES.proposals.slice(1) });
    expect(page.texts('article')).toHaveLength(2);
    await page.press('Zurücknehmen');
    await page.answer(`/role-grants/${MINE}/withdrawal`, null, 204);
    await page.answer('/role-grants', { ...ROLES, proposals: [] });
    expect(page.text()).not.toContain('Wartet auf eine zweite Person');
  });

  it('ends a role with a day, and shows what holds where somebody was faster', async () => {
    const page = await open();
    await page.press('Beenden: Chris Weber, Zeitbeauftragte');
    await page.date(`last-${GRANT}`, '15.12.2026');
    await page.press('Zu diesem Tag beenden');
    const ended = await page.answer(
      `/role-grants/${GRANT}/end`,
      { code: 'stale', status: 412, title: 'somebody was faster' },
      412,
    );
    expect(ended).toEqual({ version: 3, lastDay: '2026-12-15' });
    await page.answer('/role-grants', { ...ROLES, grants: ROLES.grants.slice(1) });
    expect(page.text()).not.toContain('Chris Weber Personalnummer 10001');
    expect(page.texts('zb-error-card')).toHaveLength(1);
  });

  it('gives a role to somebody who is found while typing, after what is missing was said', async () => {
    const page = await open({ ...ROLES, isAlone: true, proposals: [] });
    expect(page.text()).toContain('Noch hat sich keine zweite Organisationsverwaltung angemeldet');
    await page.press('Rolle vergeben');
    await page.press('Jetzt vergeben');
    expect(page.texts('.field-error').length).toBeGreaterThanOrEqual(2);
    await page.type('Person', 'Weber');
    await new Promise((resolve) => setTimeout(resolve, 250));
    const row = { employeeId: CHRIS, personnelNumber: '10001', givenName: 'Chris', familyName: 'Weber' };
    const person = { ...row, email: 'c@stadt.example', hiredOn: '2020-01-01', account: 'active' };
    await page.answer('/people', { page: 1, pageSize: 50, total: 1, rows: [person] });
    await page.press('Weber, Chris Ohne Einheit · 10001');
    await page.choose('role-role', 'payroll');
    await page.press('Jetzt vergeben');
    expect(await page.answer('/role-grants', { status: 'confirmed' }, 201)).toMatchObject({
      ...{ employeeId: CHRIS, role: 'payroll', from: '2026-11-24' },
    });
    await page.answer('/role-grants', ROLES);
    expect(page.texts('form')).toEqual([]);
  });

  it('shows others what each role may do, and nobody’s roles', async () => {
    const page = await open({}, ['employee', 'payroll']);
    expect(page.texts('tbody tr')).toHaveLength(1);
    expect(page.text()).not.toContain('Vergebene Rollen');
    expect(page.text()).not.toContain('Rolle vergeben');
  });
});
