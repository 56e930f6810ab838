import { aggregate, type ExportRecord } from '../aggregate';
import { totalsOfRecords } from '../control-totals';
import { formatHundredths } from '../decimal';
import { type PayrollFormat, type RenderedFile, type RenderInput } from '../format';
import { type PayrollRefusal, refusePayroll } from '../problem';
import { batchProblems } from '../validate-records';

/** A column knows whether it holds text or a number: only text is quoted and made harmless. */
interface Column {
  readonly header: string;
  readonly kind: 'text' | 'number';
  readonly value: (record: ExportRecord) => string;
}

const COLUMNS: readonly Column[] = [
  { header: 'Abrechnungsmonat', kind: 'text', value: (record) => record.payrollMonth },
  { header: 'Entstehungsmonat', kind: 'text', value: (record) => record.originMonth },
  { header: 'Personalnummer', kind: 'text', value: (record) => record.personnelNumber },
  { header: 'Kostenstelle', kind: 'text', value: (record) => record.costCenter ?? '' },
  { header: 'Lohnart', kind: 'text', value: (record) => record.wageType },
  { header: 'Bearbeitungsschlüssel', kind: 'text', value: (record) => record.processingKey },
  { header: 'Code', kind: 'text', value: (record) => record.codes.join('/') },
  { header: 'Einheit', kind: 'text', value: (record) => (record.unit === 'hours' ? 'Stunden' : 'Tage') },
  { header: 'Menge', kind: 'number', value: (record) => formatHundredths(record.hundredths, ',') },
];
/** Only in files that have something to say about themselves: every line says it, because lines are what is read. */
const remarkColumn = (remark: string): Column => ({ header: 'Hinweis', kind: 'text', value: () => remark });
const BYTE_ORDER_MARK = '\uFEFF';
/** Numbers or short codes of whatever payroll system: no blanks, no signs that a spreadsheet takes for a formula. */
const SHORT_CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,19}$/u;
const LINE_END = '\r\n';

/**
 * A table for German Excel and for payroll systems without an interface of their own: UTF-8 with byte order mark, `;`,
 * CRLF. Numbers stay numbers, also negative ones. Totals are handed over beside the file, never as a row among the data.
 */
export const csv = {
  id: 'csv',
  needs: [],
  extension: 'csv',
  encoding: 'utf-8',
  takes: { wageType: SHORT_CODE, processingKey: SHORT_CODE },
  render: renderCsv,
} as const satisfies PayrollFormat;

function renderCsv(input: RenderInput): RenderedFile | PayrollRefusal {
  const records = aggregate(input.lines);
  const problems = batchProblems(records, input);
  if (problems.length > 0) return refusePayroll(problems);
  const columns = input.remark === undefined ? COLUMNS : [...COLUMNS, remarkColumn(input.remark)];
  const lines = [
    columns.map((column) => quoted(column.header)),
    ...records.map((record) => columns.map((column) => cellOf(column, record))),
  ].map((cells) => cells.join(';') + LINE_END);
  return {
    ok: true,
    bytes: new TextEncoder().encode(BYTE_ORDER_MARK + lines.join('')),
    lineCount: lines.length,
    controlTotals: totalsOfRecords(records),
  };
}

const cellOf = (column: Column, record: ExportRecord): string => {
  const value = column.value(record);
  return column.kind === 'number' ? value : quoted(neutralised(value));
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A cost centre `=1+1` is text, not a formula: spreadsheets take what follows an apostrophe as it is written. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r\0＝＋－＠]/u.test(text) ? `'${text}` : text;
}
