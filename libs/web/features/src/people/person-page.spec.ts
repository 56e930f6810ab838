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
};
const CODE = {
  code: 'K7QF2-9XM3T-0ABCD-EFGHJ',
  link: 'https://zeit.lindenau.example/zugang#K7QF2-9XM3T-0ABCD-EFGHJ',
  purpose: 'invitation',
  expiresAt: '2026-12-08T08:00:00Z',
};
const ADDRESS = `/people/${PERSON.employeeId}`;

describe('a person and how they get in', () => {
  const open = async (account: string) => {
    const page = await openPage(PersonPage, '2026-11-24T09:00:00+01:00', { employeeId: PERSON.employeeId });
    await page.answer(ADDRESS, { ...PERSON, account });
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
    expect(page.texts('button')).toEqual([]);
    expect(page.text()).toContain('Ausgeschieden');
  });
});
