import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { runs } from '@zeitbuch/working-time/testing';
import { mappedLines, payrollLine } from '../../testing/builders';
import { parseLodas } from '../../testing/parse-lodas';
import { controlTotals, totalsOfRecords, type MappedLine, type PayrollLine, type RenderInput } from '..';
import { datevLodas } from './format';

const second = { personnelNumber: '1002', costCenter: '37100' };
const third = { personnelNumber: '1003', costCenter: '66000' };
const NOVEMBER: readonly PayrollLine[] = [
  payrollLine('OT_BASE', 390),
  payrollLine('OT_SUPP', 390),
  payrollLine('NIGHT', 735),
  payrollLine('SUN', 480, second),
  payrollLine('HOL_135', 468, second),
  payrollLine('XMAS_NYE', 240, second),
  payrollLine('STANDBY_H', 180, third),
  payrollLine('ABS_VAC', 200, third),
  payrollLine('NIGHT', 45, { personnelNumber: '1004', costCenter: '66000' }),
];

const input = (lines: readonly MappedLine[], over: Partial<RenderInput> = {}): RenderInput => ({
  lines,
  payrollMonth: '2026-11',
  tenantName: 'Stadt Muster',
  runId: '2026-11-R0-000042',
  consultantNumber: '1234567',
  clientNumber: '12345',
  ...over,
});

function bytesOf(renderInput: RenderInput): Uint8Array {
  const file = datevLodas.render(renderInput);
  if (!file.ok) throw new Error(`refused: ${JSON.stringify(file.problems)}`);
  return file.bytes;
}

function codesOf(renderInput: RenderInput): string[] {
  const file = datevLodas.render(renderInput);
  return file.ok ? [] : file.problems.map((problem) => problem.code);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

describe('DATEV LODAS, November 2026', () => {
  it('writes the golden file byte for byte', () => {
    const golden = readFileSync(join(__dirname, 'golden-2026-11.txt'));
    expect(Buffer.from(bytesOf(input(mappedLines(NOVEMBER)))).equals(golden)).toBe(true);
  });

  it('counts the lines of text as an editor does', () => {
    const file = datevLodas.render(input(mappedLines(NOVEMBER)));
    expect(file).toMatchObject({ ok: true, lineCount: 24, controlTotals: { records: 9, persons: 4 } });
  });

  it('names the month of origin of night work from September that is paid in November', () => {
    const lines = mappedLines([payrollLine('NIGHT', 60, { originMonth: '2026-09' }), payrollLine('NIGHT', 30)]);
    const text = textOf(bytesOf(input(lines)));
    expect(text).toContain('Stringbegrenzer="\r\n');
    expect(text).toContain('1;01/11/2026;1,00;01;2020;1001;11000;"Entstehung 09/2026";\r\n');
    expect(text).toContain('1;01/11/2026;0,50;01;2020;1001;11000;;\r\n');
  });

  it('names the month of the hours after midnight of a night shift on the last evening of the payroll month', () => {
    const lines = mappedLines([payrollLine('NIGHT', 360, { originMonth: '2026-12' }), payrollLine('NIGHT', 120)]);
    const text = textOf(bytesOf(input(lines)));
    expect(text).toContain('1;01/11/2026;6,00;01;2020;1001;11000;"Entstehung 12/2026";\r\n');
  });

  it('writes a difference posting as a negative value', () => {
    const lines = mappedLines([payrollLine('OT_BASE', -90)]);
    expect(textOf(bytesOf(input(lines)))).toContain('1;01/11/2026;-1,50;01;2010;1001;11000;\r\n');
  });

  it('finds people by the number of the city where it has eight digits', () => {
    const lines = mappedLines([payrollLine('NIGHT', 60, { personnelNumber: '20001234' })]);
    expect(codesOf(input(lines))).toEqual(['payroll.lodas.personnel-number']);
    const text = textOf(bytesOf(input(lines, { personnelNumbers: 'company' })));
    expect(text).toContain('BetrieblichePNrVerwenden=Ja\r\n');
    expect(text).toContain(';pnr_betriebliche#psd;');
  });

  it('keeps Görlitz and the euro sign in code page 1252, without byte order mark', () => {
    const bytes = bytesOf(input(mappedLines(NOVEMBER), { tenantName: 'Görlitz €' }));
    expect(bytes[0]).toBe('['.charCodeAt(0));
    expect(textOf(bytes)).toContain('* Zeitsystem Görlitz €;');
  });
});

describe('DATEV LODAS refuses', () => {
  it.each<[string, Partial<RenderInput>, string]>([
    ['a consultant number of three digits', { consultantNumber: '123' }, 'payroll.lodas.consultant-number'],
    ['a missing consultant number', { consultantNumber: undefined }, 'payroll.lodas.consultant-number'],
    ['a client number of six digits', { clientNumber: '123456' }, 'payroll.lodas.client-number'],
    ['client zero', { clientNumber: '0' }, 'payroll.lodas.client-number'],
    ['a line break in the comment', { tenantName: 'Stadt\r\n1;x' }, 'payroll.control-character'],
    ['an empty month', { lines: [] }, 'payroll.nothing-to-export'],
    ['a month that does not exist', { payrollMonth: '2026-13' }, 'payroll.month'],
  ])('%s', (_, over, code) => {
    expect(codesOf(input(mappedLines(NOVEMBER), over))).toContain(code);
  });

  it.each<[string, Partial<PayrollLine>, string]>([
    ['person zero', { personnelNumber: '0' }, 'payroll.lodas.personnel-number'],
    ['a personnel number with letters', { personnelNumber: 'A12' }, 'payroll.personnel-number'],
    ['a separator in the cost centre', { costCenter: '11;000' }, 'payroll.lodas.cost-center'],
    ['a line break in the cost centre', { costCenter: '11\n000' }, 'payroll.control-character'],
    ['work two months after the payroll month', { originMonth: '2027-01' }, 'payroll.origin-month'],
    ['a line for another payroll month', { payrollMonth: '2026-12' }, 'payroll.other-payroll-month'],
    ['a cost centre in Cyrillic', { costCenter: 'Ж' }, 'payroll.character-not-encodable'],
  ])('%s', (_, over, code) => {
    expect(codesOf(input(mappedLines([payrollLine('NIGHT', 60, over)])))).toContain(code);
  });

  it('wage type 10000 and processing key 100', () => {
    const [{ line, mapping }] = mappedLines([payrollLine('NIGHT', 60)]);
    const lines = [{ line, mapping: { ...mapping, wageType: '10000', processingKey: '100' } }];
    expect(codesOf(input(lines))).toEqual(['payroll.lodas.wage-type', 'payroll.lodas.processing-key']);
  });

  it('hours and days under one wage type and key', () => {
    const lines = mappedLines([payrollLine('NIGHT', 60), payrollLine('ABS_VAC', 100)]).map(({ line, mapping }) => ({
      line,
      mapping: { ...mapping, wageType: '2020', processingKey: '01' },
    }));
    expect(codesOf(input(lines))).toEqual(['payroll.mixed-units']);
  });

  it('with every problem of the batch, not only the first', () => {
    const lines = mappedLines([payrollLine('NIGHT', 60, { personnelNumber: '123456', costCenter: 'a;b' })]);
    expect(codesOf(input(lines, { clientNumber: '' }))).toEqual([
      'payroll.lodas.client-number',
      'payroll.lodas.personnel-number',
      'payroll.lodas.cost-center',
    ]);
  });
});

describe('DATEV LODAS, any month', () => {
  const anyLine = fc
    .record({
      code: fc.constantFrom('NIGHT', 'SUN', 'OT_BASE', 'HOL_135', 'ABS_VAC'),
      quantity: fc.integer({ min: -20_000, max: 20_000 }),
      personnelNumber: fc.integer({ min: 1, max: 40 }).map(String),
      costCenter: fc.constantFrom(null, '11000', '037', '37'),
      originMonth: fc.constantFrom('2026-09', '2026-10', '2026-11'),
    })
    .map(({ code, quantity, ...over }) => payrollLine(code, quantity, over));
  const anyBatch = fc.tuple(fc.constant(payrollLine('XMAS_NYE', 60)), fc.array(anyLine, { maxLength: 60 }));
  const batches = anyBatch.map(([one, others]) => [one, ...others]);

  it('gives the same bytes in whatever order the lines arrive, and again when exported twice', () => {
    const shuffled = batches.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([lines, others]) => {
        const bytes = bytesOf(input(mappedLines(lines)));
        expect(bytesOf(input(mappedLines(others)))).toEqual(bytes);
        expect(bytesOf(input(mappedLines(lines)))).toEqual(bytes);
      }),
      runs(),
    );
  });

  it('has control totals that the file itself adds up to', () => {
    fc.assert(
      fc.property(batches, (lines) => {
        const mapped = mappedLines(lines);
        expect(totalsOfRecords(parseLodas(bytesOf(input(mapped))))).toEqual(controlTotals(mapped));
      }),
      runs(),
    );
  });

  it('refuses every character that code page 1252 does not have', () => {
    const foreign = fc.integer({ min: 0x2500, max: 0x9fff }).map((codePoint) => String.fromCodePoint(codePoint));
    fc.assert(
      fc.property(foreign, (character) => {
        const file = datevLodas.render(input(mappedLines(NOVEMBER), { tenantName: `Stadt ${character}` }));
        expect(file).toMatchObject({ ok: false, code: 'payroll.character-not-encodable', params: { character } });
      }),
      runs(),
    );
  });
});
