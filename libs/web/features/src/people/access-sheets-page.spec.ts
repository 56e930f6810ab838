import { openPage } from '../testing/open-page';
import { AccessSheetsPage } from './access-sheets-page';

const sheet = (employeeId: string, givenName: string, code: string) => ({
  ...{ employeeId, personnelNumber: '12345', givenName, familyName: 'Vogel', unitName: 'Bauleitplanung', code },
  ...{ link: `https://zeit.lindenau.example/zugang#${code}`, expiresAt: '2026-12-08T08:00:00Z' },
});
const SHEETS = [
  sheet('00000000-0000-4000-8000-000000000001', 'Anna', 'K7QF2-9XM3T-0ABCD-EFGHJ'),
  sheet('00000000-0000-4000-8000-000000000002', 'Bert', 'M7QF2-9XM3T-0ABCD-EFGHK'),
];
const people = (total: number, sendsMail = false) => ({ page: 1, pageSize: 100, total, rows: [], sendsMail });

describe('access codes for many people', () => {
  const open = (inputs: object = {}) => openPage(AccessSheetsPage, '2026-11-24T09:00:00+01:00', { ...inputs });

  it('says for how many they are, and shows a sheet for each once they are made', async () => {
    const page = await open();
    await page.answer('/people', people(2));
    expect(page.text()).toContain('2 Personen haben noch keinen Zugang');
    expect(page.text()).not.toContain('Links per E-Mail senden');
    await page.press('Zugangscodes ausgeben');
    await page.answer('/people/access-codes', { sheets: SHEETS, left: 3 }, 201);
    expect(page.text()).toContain('2 Zugangscodes sind ausgegeben');
    expect(page.text()).toContain('Für 3 weitere Personen reichte dieser Schritt nicht');
    expect(page.text()).toContain('Anna Vogel Bauleitplanung · Personalnummer 12345 K7QF2-9XM3T-0ABCD-EFGHJ');
    expect(page.text()).toContain(SHEETS[1].link);
  });

  it('asks once more before codes that hold are replaced', async () => {
    const page = await open({ zugang: 'eingeladen', suche: 'bau' });
    await page.answer('/people', people(1));
    expect(page.text()).toContain('Eine Person hat ihren Code noch nicht verwendet');
    expect(page.text()).toContain('die zu „bau“ passen');
    await page.press('Zugangscodes ausgeben');
    expect(page.text()).toContain('Die Blätter von vorher gelten dann nicht mehr.');
    await page.press('Ja, neue Codes ausgeben');
    await page.answer('/people/access-codes', { sheets: SHEETS.slice(0, 1), left: 0 }, 201);
    expect(page.text()).toContain('Ein Zugangscode ist ausgegeben');
  });

  it('sends links by mail where mail is sent, and says to whom none goes', async () => {
    const page = await open({ zugang: 'eingeladen' });
    await page.answer('/people', people(3, true));
    await page.press('Links per E-Mail senden');
    expect(page.text()).toContain('Neue Links senden? Codes und Links von vorher gelten dann nicht mehr.');
    await page.press('Ja, neue Links senden');
    await page.answer('/people/access-mails', { mailed: 2, justMailed: 1, left: 0 });
    expect(page.text()).toContain('An 2 Personen ist ein Link unterwegs');
    expect(page.text()).toContain('weil das eben erst geschah: 1.');
  });

  it('has nothing to do where everybody has access', async () => {
    const page = await open();
    await page.answer('/people', people(0));
    expect(page.text()).toContain('Alle haben einen Zugang oder einen Code');
  });
});
