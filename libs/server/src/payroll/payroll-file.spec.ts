import { makePayrollFile } from './payroll-file';
import { type PayrollSource } from './payroll-source';

const SOURCE: PayrollSource = {
  ...{ month: '2026-10', run: 0, payrollGroup: 'TVOED', tenantName: 'Stadt Auental' },
  ...{ consultantNumber: '1234567', clientNumber: '101', personnelNumbers: 'lodas' },
  ...{ names: new Map(), lines: [], mappings: [] },
};

// October 2026 of a small office: nobody was on leave, ill or called out.
describe('the payroll file of a month of which nothing is handed over', () => {
  it('is refused with a code of its own in each format', () => {
    for (const format of ['datev-lodas', 'csv'] as const)
      expect(() => makePayrollFile(SOURCE, format, { sequence: 1, remark: null })).toThrow(
        expect.objectContaining({ code: 'payroll.nothing-to-export' }),
      );
  });
});
