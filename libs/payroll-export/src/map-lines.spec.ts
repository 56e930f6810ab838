import { type PayrollCode } from '@zeitbuch/working-time';
import { mapping, payrollLine } from '../testing/builders';
import { mapLines, PAYROLL_CODES, type PayrollLineCode } from '.';

describe('mapping to wage types', () => {
  it('knows every code that a closing can produce', () => {
    const ofClosing: Readonly<Record<PayrollCode, true>> = {
      NIGHT: true,
      SUN: true,
      SAT: true,
      HOL_135: true,
      HOL_35: true,
      XMAS_NYE: true,
      ABS_VAC: true,
      ABS_UNPAID: true,
      ABS_STRIKE: true,
      ABS_CHILD: true,
      ABS_SICK: true,
      ABS_SICK_GT6W: true,
      ADDL_PT: true,
      OT_BASE: true,
      OT_SUPP: true,
      STANDBY_WD: true,
      STANDBY_WE: true,
      STANDBY_H: true,
      CALLOUT: true,
    };
    const codes = Object.keys(ofClosing) as PayrollCode[];
    expect(codes.filter((code: PayrollLineCode) => !(code in PAYROLL_CODES))).toEqual([]);
  });

  it('looks up by the month of work: the wage type changed on 1 November, October keeps the old one', () => {
    const rows = [
      mapping('NIGHT', '2020', { validTo: '2026-11-01' }),
      mapping('NIGHT', '2120', { validFrom: '2026-11-01' }),
    ];
    const lines = [payrollLine('NIGHT', 60, { originMonth: '2026-10' }), payrollLine('NIGHT', 30)];
    const result = mapLines(lines, rows, 'datev-lodas');
    expect(result.ok && result.mapped.map((item) => item.mapping.wageType)).toEqual(['2020', '2120']);
  });

  it('prefers the row of the personnel group', () => {
    const rows = [mapping('NIGHT', '2020'), mapping('NIGHT', '4020', { personnelGroup: 'BEAMTE_SN' })];
    const lines = [payrollLine('NIGHT', 60), payrollLine('NIGHT', 60, { personnelGroup: 'BEAMTE_SN' })];
    const result = mapLines(lines, rows, 'datev-lodas');
    expect(result.ok && result.mapped.map((item) => item.mapping.wageType)).toEqual(['2020', '4020']);
  });

  it('stops at a missing row and says whose hours have no wage type', () => {
    const lines = [
      payrollLine('SUN', 480, { personnelNumber: '1002' }),
      payrollLine('SUN', 60),
      payrollLine('NIGHT', 60),
    ];
    const result = mapLines(lines, [mapping('NIGHT', '2020')], 'datev-lodas');
    expect(result).toMatchObject({
      ok: false,
      code: 'payroll.mapping-missing',
      missing: [{ code: 'SUN', personnelGroup: 'TVOED_VKA', persons: ['1001', '1002'], quantity: 540 }],
    });
  });

  it('takes no row of another target', () => {
    expect(mapLines([payrollLine('NIGHT', 60)], [mapping('NIGHT', '2020', { target: 'csv' })], 'datev-lodas').ok).toBe(
      false,
    );
  });

  it('shows what payroll decided not to export', () => {
    const result = mapLines([payrollLine('SAT', 60)], [mapping('SAT', '0', { exported: false })], 'datev-lodas');
    expect(result).toMatchObject({ ok: true, mapped: [], excluded: [{ line: { code: 'SAT' } }] });
  });

  it('lists lines with a wrong unit or code beside the missing rows', () => {
    const lines = [
      payrollLine('NIGHT', 60, { unit: 'hundredthDays' }),
      payrollLine('NIGHT', 60, { code: 'NOPE' as PayrollLineCode }),
      payrollLine('NIGHT', 0.5),
      payrollLine('SUN', 60),
    ];
    const result = mapLines(lines, [mapping('NIGHT', '2020')], 'datev-lodas');
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual([
      'payroll.unit-mismatch',
      'payroll.unknown-code',
      'payroll.quantity-not-whole',
      'payroll.mapping-missing',
    ]);
  });

  it('treats two equally fitting rows as a bug', () => {
    const rows = [mapping('NIGHT', '2020'), mapping('NIGHT', '2021')];
    expect(() => mapLines([payrollLine('NIGHT', 60)], rows, 'datev-lodas')).toThrow(RangeError);
  });
});
