import { mappedLines, payrollLine } from '../testing/builders';
import { aggregate, controlTotals, fileName } from '.';

describe('lines of a file', () => {
  it('adds up minutes before rounding: three nights of 20 minutes are one hour, not 0.99', () => {
    const [record, ...others] = aggregate(mappedLines([20, 20, 20].map((minutes) => payrollLine('NIGHT', minutes))));
    expect(record.hundredths).toBe(100);
    expect(others).toEqual([]);
  });

  it('keeps cost centres and months of origin apart', () => {
    const lines = [
      payrollLine('NIGHT', 60),
      payrollLine('NIGHT', 60, { costCenter: '37100' }),
      payrollLine('NIGHT', 60, { costCenter: null }),
      payrollLine('NIGHT', 60, { originMonth: '2026-10' }),
    ];
    expect(aggregate(mappedLines(lines))).toHaveLength(4);
  });

  it('leaves out what cancels itself', () => {
    expect(aggregate(mappedLines([payrollLine('NIGHT', 60), payrollLine('NIGHT', -60)]))).toEqual([]);
  });

  it('sorts people by the value of their number: 999 before 1001', () => {
    const lines = [payrollLine('NIGHT', 60), payrollLine('NIGHT', 60, { personnelNumber: '999' })];
    expect(aggregate(mappedLines(lines)).map((record) => record.personnelNumber)).toEqual(['999', '1001']);
  });

  it('has totals by wage type, and a hash total over the records', () => {
    const lines = [
      payrollLine('NIGHT', 735),
      payrollLine('NIGHT', 45, { personnelNumber: '1004' }),
      payrollLine('ABS_VAC', 250),
    ];
    expect(controlTotals(mappedLines(lines))).toEqual({
      records: 3,
      persons: 2,
      byWageType: [
        { wageType: '2020', unit: 'hours', sum: '13.00' },
        { wageType: '9610', unit: 'days', sum: '2.50' },
      ],
      hashTotalPersonnelNumbers: 3006,
    });
  });
});

describe('the name of a file', () => {
  const parts = { target: 'datev-lodas', tenant: 'Stadt Görlitz/Süd', month: '2026-11' as const, sequence: 42 };

  it('has target, tenant, month, run and sequence', () => {
    expect(fileName({ ...parts, run: 0 })).toBe('datev-lodas_stadt-goerlitz-sued_2026-11_regular_000042.txt');
  });

  it('shows a supplementary run', () => {
    expect(fileName({ ...parts, run: 2 })).toContain('_2026-11_supplement2_');
  });

  it.each([{ target: 'unknown' }, { month: '2026-00' as const }, { sequence: 0 }])('stops at %j, a bug', (over) => {
    expect(() => fileName({ ...parts, run: 1, ...over })).toThrow(RangeError);
  });
});
