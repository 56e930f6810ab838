import { openPage } from '../testing/open-page';
import { ForgottenPage } from './forgotten-page';

describe('a forgotten password', () => {
  const open = () => openPage(ForgottenPage, '2026-11-24T09:00:00+01:00');

  it('asks for an address, and says the same whether anybody has it', async () => {
    const page = await open();
    await page.press('Link anfordern');
    expect(page.text()).toContain('Bitte geben Sie Ihre E-Mail-Adresse ein.');
    await page.type('E-Mail-Adresse', 'jana.vogel@lindenau.example');
    await page.press('Link anfordern');
    const asked = await page.answer('/forgotten-passwords', null, 204);
    expect(asked).toEqual({ email: 'jana.vogel@lindenau.example' });
    expect(page.text()).toContain('Gehört jana.vogel@lindenau.example zu einem Zugang');
  });

  it('says where to go if no mail is sent from here', async () => {
    const page = await open();
    await page.type('E-Mail-Adresse', 'jana.vogel@lindenau.example');
    await page.press('Link anfordern');
    await page.answer('/forgotten-passwords', { code: 'mail.not-configured', status: 409, title: 'x' }, 409);
    expect(page.text()).toContain('Von hier werden keine E-Mails verschickt.');
  });
});
