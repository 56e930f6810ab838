import { openPage } from '../testing/open-page';
import { AccessPage } from './access-page';

const HOLDER = {
  purpose: 'invitation',
  givenName: 'Jana',
  email: 'jana.vogel@lindenau.example',
  tenantName: 'Stadt Lindenau',
  expiresAt: '2026-12-08T08:00:00Z',
};

describe('choosing a password with an access code', () => {
  const open = () => openPage(AccessPage, '2026-11-24T09:00:00+01:00');
  const openWithCode = async () => {
    const page = await open();
    await page.type('Zugangscode', 'k7qf2 9xm3t 0abcd efghj');
    await page.press('Weiter');
    return page;
  };

  it('asks for the code, and for a password only who holds one', async () => {
    const page = await openWithCode();
    expect(await page.answer('/access-codes/look', HOLDER)).toEqual({ code: 'k7qf2 9xm3t 0abcd efghj' });
    expect(page.text()).toContain('Willkommen, Jana');
    expect(page.text()).toContain('Zugang bei Stadt Lindenau');
    expect(page.text()).toContain('08.12.2026');
  });

  it('sends nothing while the code is missing or the password too short', async () => {
    const page = await open();
    await page.press('Weiter');
    expect(page.text()).toContain('Geben Sie den Code ein');
    await page.type('Zugangscode', 'K7QF2-9XM3T-0ABCD-EFGHJ');
    await page.press('Weiter');
    await page.answer('/access-codes/look', HOLDER);
    await page.type('Neues Passwort', 'kurz');
    await page.press('Speichern und anmelden');
    expect(page.text()).toContain('Das Passwort braucht mindestens 12 Zeichen.');
  });

  it('saves the password and signs in with it', async () => {
    const page = await openWithCode();
    await page.answer('/access-codes/look', HOLDER);
    await page.type('Neues Passwort', 'drei Elbdampfer im Nebel 77');
    await page.press('Speichern und anmelden');
    expect(await page.answer('/access-codes/use', { email: HOLDER.email })).toEqual({
      code: 'k7qf2 9xm3t 0abcd efghj',
      newPassword: 'drei Elbdampfer im Nebel 77',
    });
    expect(await page.answer('/sign-in/email', {})).toEqual({
      email: HOLDER.email,
      password: 'drei Elbdampfer im Nebel 77',
    });
  });

  it('keeps the code for another password where one was too weak', async () => {
    const page = await openWithCode();
    await page.answer('/access-codes/look', HOLDER);
    await page.type('Neues Passwort', 'passwordpassword');
    await page.press('Speichern und anmelden');
    await page.answer('/access-codes/use', { code: 'password.too-weak', status: 422, title: 'x' }, 422);
    expect(page.text()).toContain('zu leicht zu erraten');
    expect(page.text()).toContain('Neues Passwort');
  });

  it('says what became of a code, beside the field for another one', async () => {
    const page = await openWithCode();
    await page.answer('/access-codes/look', { code: 'access-code.used', status: 409, title: 'x' }, 409);
    expect(page.text()).toContain('wurde schon verwendet');
    expect(page.link('Zur Anmeldung')).toBe('/anmelden');
    await page.press('Weiter');
    await page.answer('/access-codes/look', HOLDER);
    await page.type('Neues Passwort', 'drei Elbdampfer im Nebel 77');
    await page.press('Speichern und anmelden');
    await page.answer('/access-codes/use', { code: 'access-code.expired', status: 409, title: 'x' }, 409);
    expect(page.text()).toContain('ist abgelaufen');
    expect(page.text()).toContain('Zugangscode');
  });
});
