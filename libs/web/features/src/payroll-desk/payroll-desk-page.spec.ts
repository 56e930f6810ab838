import { type PayrollClosingDto, type PayrollExportDto } from '@zeitbuch/web-data-access';
import { openPage } from '../testing/open-page';
import { PayrollDeskPage } from './payroll-desk-page';

const NOW = '2026-11-24T09:00:00+01:00';
const file: PayrollExportDto = {
  ...{ exportId: 'x1', closingId: 'c1', month: '2026-10', payrollGroup: 'MAIN', format: 'datev-lodas' },
  ...{
    status: 'created',
    isOwn: false,
    sequence: 7,
    fileName: 'lodas-2026-10-7.txt',
    bytes: 512,
    lines: 1,
    persons: 1,
  },
  ...{ createdAt: '2026-11-05T10:00:00+01:00', createdBy: 'Petra Voigt', sha256: 'ab'.repeat(32) },
  controlTotals: [{ wageType: '2100', code: 'NIGHT', unit: 'hours', quantity: '12.50' }],
  excluded: [],
};
const closing: PayrollClosingDto = {
  ...{ closingId: 'c1', month: '2026-10', payrollGroup: 'MAIN', payrollGroupName: 'Verwaltung', run: 0 },
  ...{ startedBy: 'Jonas Adler', closedBy: 'Ines Kuhn', closedAt: '2026-11-04T12:00:00+01:00' },
  ...{ employees: 30, lines: 1, exports: [] },
};
const withFile = (changes: Partial<PayrollExportDto> = {}) => ({
  closings: [{ ...closing, exports: [{ ...file, ...changes }] }],
});

describe('the desk of payroll', () => {
  afterEach(() => document.body.replaceChildren());

  it('makes a file of a closed month, and shows its sums for the second person', async () => {
    const { answer, press, text, texts } = await openPage(PayrollDeskPage, NOW);
    await answer('/payroll/closings', { closings: [closing] });
    expect(text()).toContain('Noch ohne freigegebene Datei: 1');
    await press('Datei erzeugen'); // the first format
    expect(await answer('/payroll/exports', file)).toEqual({ closingId: 'c1', format: 'datev-lodas' });
    await answer('/payroll/closings', withFile({ isOwn: true }));
    expect(text()).toContain('Sie haben diese Datei erzeugt.');
    await press('Freigeben lodas-2026-10-7.txt'); // it can be reached, but nobody releases a file of their own
    expect(text()).not.toContain('Endgültig freigeben');
    expect(texts('zb-payroll-totals tbody tr')).toEqual(['2100 Nachtarbeit 20 % 12,50 Std.']);
    expect(texts('code')).toEqual([Array(8).fill('abababab').join(' ')]);
  });

  it('asks for no file of a month of which nothing is to be paid', async () => {
    const { answer, text } = await openPage(PayrollDeskPage, NOW);
    await answer('/payroll/closings', { closings: [{ ...closing, lines: 0 }] });
    expect(text()).not.toContain('Noch ohne freigegebene Datei');
    expect(text()).toContain('Aus diesem Monat ist nichts zu übergeben');
    expect(text()).not.toContain('Datei erzeugen');
  });

  it('gives a file of somebody else away once it was asked twice', async () => {
    const { answer, press, link } = await openPage(PayrollDeskPage, NOW);
    await answer('/payroll/closings', withFile());
    expect(link('Herunterladen lodas-2026-10-7.txt')).toBeNull();
    await press('Freigeben lodas-2026-10-7.txt');
    expect(document.activeElement?.textContent).toContain('Endgültig freigeben');
    await press('Endgültig freigeben');
    await answer('/payroll/exports/x1/release', { ...file, status: 'released' });
    await answer('/payroll/closings', withFile({ status: 'released', decidedAt: NOW, decidedBy: 'Uwe Kern' }));
    expect(link('Herunterladen lodas-2026-10-7.txt')).toBe('/api/v1/payroll/exports/x1/file');
  });
});
