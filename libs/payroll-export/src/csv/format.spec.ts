import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappedLines, payrollLine } from '../../testing/builders';
import { type PayrollLine, type RenderInput } from '..';
import { csv, neutralised } from './format';

const input = (lines: readonly PayrollLine[]): RenderInput => ({
  lines: mappedLines(lines),
  payrollMonth: '2026-11',
  tenantName: 'Stadt Muster',
  runId: '2026-11-R0-000042',
});

const NOVEMBER: readonly PayrollLine[] = [
  payrollLine('NIGHT', 735, { originMonth: '2026-09' }),
  payrollLine('OT_BASE', -90),
  payrollLine('ABS_VAC', 150, { personnelNumber: '20001234', costCenter: null }),
  payrollLine('SUN', 480, { personnelNumber: '1002', costCenter: '=1+1' }),
];

function textOf(lines: readonly PayrollLine[]): string {
  const file = csv.render(input(lines));
  if (!file.ok) throw new Error(`refused: ${JSON.stringify(file.problems)}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
}

describe('CSV for German Excel', () => {
  it('writes the golden file byte for byte', () => {
    const path = join(__dirname, 'golden-2026-11.csv');
    expect(textOf(NOVEMBER)).toBe(readFileSync(path, 'utf8'));
  });

  it('begins with the byte order mark, so that Excel reads the umlauts', () => {
    const file = csv.render(input(NOVEMBER));
    expect(file.ok && [...file.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('leaves a negative quantity a number and turns a formula in a cost centre into text', () => {
    const text = textOf(NOVEMBER);
    expect(text).toContain(';"Stunden";-1,50\r\n');
    expect(text).toContain(`;"'=1+1";`);
  });

  it('has no totals among the data: as many lines as records, and the header', () => {
    expect(textOf(NOVEMBER).trimEnd().split('\r\n')).toHaveLength(NOVEMBER.length + 1);
  });

  it('has a column more, on every line, where one person alone made the file', () => {
    const remark = '=Ohne vier Augen: Nur eine Person "hier"';
    const file = csv.render({ ...input(NOVEMBER), remark });
    const lines = file.ok ? new TextDecoder().decode(file.bytes).trimEnd().split('\r\n') : [];
    const plain = textOf(NOVEMBER).slice(1).trimEnd().split('\r\n');
    expect(lines).toEqual([
      `${plain[0]};"Hinweis"`,
      ...plain.slice(1).map((line) => `${line};"'=Ohne vier Augen: Nur eine Person ""hier"""`),
    ]);
  });

  it('doubles quotation marks', () => {
    expect(textOf([payrollLine('NIGHT', 60, { costCenter: 'Hof "Ost"' })])).toContain(';"Hof ""Ost""";');
  });

  it('refuses a personnel number with letters and a line break in a cost centre, both at once', () => {
    const file = csv.render(input([payrollLine('NIGHT', 60, { personnelNumber: 'X1', costCenter: 'a\nb' })]));
    const codes = file.ok ? [] : file.problems.map((problem) => problem.code);
    expect(codes).toEqual(['payroll.personnel-number', 'payroll.control-character']);
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\0x', '＝1', '＋1', '－1', '＠x'])('neutralises %j', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });

  it.each(['11000', 'Amt 11', "'=1", 'a=b', ''])('leaves %j as it is', (text) => {
    expect(neutralised(text)).toBe(text);
  });
});
