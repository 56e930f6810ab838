import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { openPage } from '../testing/open-page';
import { EmployersPage } from './employers-page';
import { JoinPage } from './join-page';

const CITY = { employeeId: '00000000-0000-4000-8000-000000000001', tenantName: 'Stadt Lindenau' };
const WORKS = { employeeId: '00000000-0000-4000-8000-000000000002', tenantName: 'Stadtwerke Lindenau' };
const NOW = '2026-11-24T09:00:00+01:00';

const session = (chosen: typeof CITY | null) => ({
  ...{ signedIn: chosen !== null, roles: ['employee'], unitRoles: [], demoMode: false, serverTime: NOW },
  ...{ employers: [CITY, WORKS], severalTenants: true },
  ...(chosen
    ? {
        employee: { employeeId: chosen.employeeId, givenName: 'Jana', familyName: 'Vogel', unitName: '' },
        tenantName: chosen.tenantName,
      }
    : {}),
});

describe('for whom somebody works', () => {
  beforeEach(() => localStorage.clear());

  const open = async (zurueck?: string) => {
    const page = await openPage(EmployersPage, NOW, zurueck ? { zurueck } : {});
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    return { page, navigate };
  };

  it('is asked after the sign-in, and leads to the page that was wanted', async () => {
    const { page, navigate } = await open('/monat/2026-10');
    await page.answer('/session', session(null));
    expect(page.text()).toContain('Für wen arbeiten Sie jetzt?');
    await page.press('Stadtwerke Lindenau');
    expect(await page.answer('/session/employer', null, 204)).toEqual({ employeeId: WORKS.employeeId });
    await page.answer('/session', session(WORKS));
    expect(navigate).toHaveBeenCalledWith('/monat/2026-10');
  });

  it('shows the one that is chosen, and goes nowhere where the answer is no', async () => {
    const { page, navigate } = await open();
    await page.answer('/session', session(CITY));
    expect(page.text()).toContain('Stadt Lindenau Gerade gewählt');
    await page.press('Stadtwerke Lindenau');
    await page.answer('/session/employer', { code: 'not-found', status: 404 }, 404);
    await page.answer('/session', session(CITY));
    expect(navigate).not.toHaveBeenCalled();
    expect(page.text()).toContain('not-found');
  });

  it('follows no address of somebody else', async () => {
    const { page, navigate } = await open('//boese.example');
    await page.answer('/session', session(CITY));
    await page.press('Stadt Lindenau Gerade gewählt');
    expect(navigate).toHaveBeenCalledWith('/heute');
  });
});

describe('joining another employer', () => {
  beforeEach(() => localStorage.clear());

  it('sends nothing until everything is there, and says which of both passwords was wrong', async () => {
    const page = await openPage(JoinPage, NOW);
    await page.press('Verbinden');
    expect(page.text()).toContain('Geben Sie Ihr Passwort ein.');
    await page.type('Ihr Passwort bei', 'eine Brücke aus Sandstein 41');
    await page.type('E-Mail-Adresse beim anderen Arbeitgeber', 'jana@werke.example');
    await page.type('Passwort beim anderen Arbeitgeber', 'drei Elbdampfer im Nebel 77');
    await page.press('Verbinden');
    expect(await page.answer('/session/employers', { code: 'employer.not-proven', status: 422 }, 422)).toEqual({
      currentPassword: 'eine Brücke aus Sandstein 41',
      email: 'jana@werke.example',
      password: 'drei Elbdampfer im Nebel 77',
    });
    expect(page.text()).toContain('beim anderen Arbeitgeber stimmt nicht');
  });
});
