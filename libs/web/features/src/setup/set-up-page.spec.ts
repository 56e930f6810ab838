import { openPage } from '../testing/open-page';
import { SetUpPage } from './set-up-page';

const SET_UP = { expiresAt: '2026-11-25T08:00:00Z', regions: ['DE-BE', 'DE-SN'] };

describe('the set-up of a city', () => {
  const open = () => openPage(SetUpPage, '2026-11-24T09:00:00+01:00');
  beforeEach(() => localStorage.clear());

  it('asks for the name of the city first, and goes on only with one', async () => {
    const page = await open();
    await page.answer('/setup/look', SET_UP);
    expect(page.text()).toContain('Schritt 1 von 7');
    await page.press('Weiter');
    expect(page.texts('.field-error')).toEqual(Array(2).fill('Füllen Sie dieses Feld bitte aus.'));
    await page.type('Name der Stadt', 'Stadt Auental');
    expect(page.texts('.field-error')).toHaveLength(1);
  });

  it('finds on this device what was typed before', async () => {
    const before = await open();
    await before.answer('/setup/look', SET_UP);
    await before.type('Name der Stadt', 'Stadt Auental');
    expect(JSON.parse(localStorage.getItem('zeitbuch.set-up') ?? '')).toMatchObject({
      city: { name: 'Stadt Auental' },
    });
  });

  it('says what to do with a link that is worth nothing', async () => {
    const page = await open();
    await page.answer('/setup/look', { code: 'access-code.replaced', status: 409, title: 'x' }, 409);
    expect(page.text()).toContain('npm run setup');
  });

  it('leads to the sign-in where the city is there already', async () => {
    const page = await open();
    await page.answer('/setup/look', { code: 'setup.done', status: 409, title: 'x' }, 409);
    expect(page.text()).toContain('ist schon eingerichtet');
    expect(page.link('Zur Anmeldung')).toBe('/anmelden');
  });
});
