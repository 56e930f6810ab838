import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFile } from './read-file';
import { IMPORTS } from './kinds';
import { IMPORT_KINDS } from './imports.dto';

const commandLine = { tenantId: 1, employeeId: null, zone: 'Europe/Berlin' };
const [header, first] = [0, 1];
/** Sites, their days and units are about nobody, and terminals fill numbers up with zeros. */
const BESIDE: ReadonlySet<string> = new Set(['sites', 'holidays', 'units', 'bookings']);

describe('a personnel number in a file of any kind', () => {
  // Payroll writes it as a number: 010003 would be a second record of 10003, whose rows are nobody's own.
  it.each(
    IMPORT_KINDS.filter((kind) => !BESIDE.has(kind)).flatMap((kind) =>
      ['0', '00', '010003', '020001'].map((number) => ({ kind, number })),
    ),
  )('$kind: "$number" begins with a zero and is refused', async ({ kind, number }) => {
    const lines = readFileSync(path.join(__dirname, '../../../../docs/import', `${kind}.csv`), 'utf8').split('\n');
    const row = lines[first].replace(/^\d+/, number);
    const { errors, records } = await readFile([lines[header], row].join('\n'), IMPORTS[kind].rules(commandLine));
    expect(errors.first().map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'personnelNumber', 'import.leading-zero'],
    ]);
    expect(records).toEqual([]);
  });
});
