import { aggregate, type ExportRecord } from '../aggregate';
import { sumHundredths, totalsOfRecords } from '../control-totals';
import { formatHundredths } from '../decimal';
import { type PayrollFormat, type RenderedFile, type RenderInput } from '../format';
import { type PayrollRefusal, refusePayroll } from '../problem';
import { encodeWindows1252 } from '../windows-1252';
import { LODAS_PROCESSING_KEY, LODAS_WAGE_TYPE, lodasProblems } from './validate';

const LINE_END = '\r\n';
const RECORD_ID = '1';
const TABLE = 'u_lod_bwd_buchung_standard';

/**
 * DATEV LODAS, ASCII import of movement data (Standarderfassung): Windows-1252, CRLF after every line, `;` also at
 * the end of a line, decimal comma. One consultant, one client and one month per file. The month of settlement is
 * the payroll month; if any line was earned in another month, a remark names that month on each such line.
 */
export const datevLodas = {
  id: 'datev-lodas',
  needs: ['consultantNumber', 'clientNumber'],
  extension: 'txt',
  encoding: 'windows-1252',
  takes: { wageType: LODAS_WAGE_TYPE, processingKey: LODAS_PROCESSING_KEY },
  render: renderLodas,
} as const satisfies PayrollFormat;

function renderLodas(input: RenderInput): RenderedFile | PayrollRefusal {
  const records = aggregate(input.lines);
  const lines = linesOf(records, input);
  const encoded = encodeWindows1252(lines.map((line) => line + LINE_END).join(''));
  const problems = [...lodasProblems(records, input), ...(encoded.ok ? [] : encoded.problems)];
  if (!encoded.ok || problems.length > 0) return refusePayroll(problems);
  return { ok: true, bytes: encoded.bytes, lineCount: lines.length, controlTotals: totalsOfRecords(records) };
}

function linesOf(records: readonly ExportRecord[], input: RenderInput): string[] {
  const withRemark = records.some((record) => record.originMonth !== record.payrollMonth);
  return [
    ...generalSection(records, input, withRemark),
    '',
    '[Satzbeschreibung]',
    joined([RECORD_ID, TABLE, ...fieldNames(input, withRemark)]),
    '',
    '[Bewegungsdaten]',
    ...records.map((record) => dataLine(record, withRemark)),
  ];
}

function generalSection(records: readonly ExportRecord[], input: RenderInput, withRemark: boolean): string[] {
  return [
    '[Allgemein]',
    'Ziel=LODAS',
    'Version_SST=1.0',
    `BeraterNr=${input.consultantNumber ?? ''}`,
    `MandantenNr=${input.clientNumber ?? ''}`,
    ...(input.personnelNumbers === 'company' ? ['BetrieblichePNrVerwenden=Ja'] : []),
    'Datumsformat=TT/MM/JJJJ',
    'Feldtrennzeichen=;',
    'Zahlenkomma=,',
    ...(withRemark ? ['Stringbegrenzer="'] : []),
    'Kommentarzeichen=*',
    commentLine(records, input),
  ];
}

function commentLine(records: readonly ExportRecord[], input: RenderInput): string {
  const sumOf = (unit: ExportRecord['unit']): string =>
    formatHundredths(sumHundredths(records.filter((record) => record.unit === unit)), ',');
  const parts = [`Zeitsystem ${input.tenantName}`, `Lauf ${input.runId}`, `Saetze ${records.length}`];
  return `* ${[...parts, `Summe Stunden ${sumOf('hours')}`, `Summe Tage ${sumOf('days')}`].join('; ')}`;
}

function fieldNames(input: RenderInput, withRemark: boolean): string[] {
  // The group of the company's number is #psd even in movement data, as LODAS reads it from the master data.
  const person = input.personnelNumbers === 'company' ? 'pnr_betriebliche#psd' : 'pnr#bwd';
  const fields = ['abrechnung_zeitraum#bwd', 'bs_wert_butab#bwd', 'bs_nr#bwd', 'la_eigene#bwd', person];
  return [...fields, 'kostenstelle#bwd', ...(withRemark ? ['bemerkung#bwd'] : [])];
}

function dataLine(record: ExportRecord, withRemark: boolean): string {
  const [year, month] = record.payrollMonth.split('-');
  const fields = [RECORD_ID, `01/${month}/${year}`, formatHundredths(record.hundredths, ',')];
  fields.push(record.processingKey, record.wageType, record.personnelNumber, record.costCenter ?? '');
  if (withRemark) fields.push(remarkOf(record));
  return joined(fields);
}

function remarkOf(record: ExportRecord): string {
  if (record.originMonth === record.payrollMonth) return '';
  const [year, month] = record.originMonth.split('-');
  return `"Entstehung ${month}/${year}"`;
}

const joined = (fields: readonly string[]): string => `${fields.join(';')};`;
