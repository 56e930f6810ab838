import { parseHundredths, type TotalledRecord } from '../src';

/** A data line read back by the field names that the file itself declares. */
export interface ParsedLodasRecord extends TotalledRecord {
  readonly processingKey: string;
  readonly costCenter: string;
  readonly period: string;
}

/** Processing keys that stand for days in LODAS: Tage für Lohnabrechnung, genommene Urlaubstage. */
const KEYS_OF_DAYS = ['10', '71'];

/**
 * Reads a LODAS file as LODAS would: sections, declared column order, CRLF everywhere, `;` at each end.
 * @throws Error if the file breaks one of its own rules
 */
export function parseLodas(bytes: Uint8Array): ParsedLodasRecord[] {
  const text = new TextDecoder('windows-1252').decode(bytes);
  if (!text.endsWith('\r\n') || /[^\r]\n/.test(text)) throw new Error('a line does not end with CRLF');
  const lines = text.split('\r\n').filter((line) => line !== '' && !line.startsWith('*'));
  const description = lines[lines.indexOf('[Satzbeschreibung]') + 1].split(';');
  const fields = description.slice(2, -1);
  return lines.slice(lines.indexOf('[Bewegungsdaten]') + 1).map((line) => {
    const cells = line.split(';');
    if (cells.length !== fields.length + 2 || cells.at(-1) !== '') throw new Error(`wrong number of fields: ${line}`);
    if (cells[0] !== description[0]) throw new Error(`undeclared record: ${line}`);
    const cell = (prefix: string): string => cells[1 + fields.findIndex((field) => field.startsWith(prefix))];
    const hundredths = parseHundredths(cell('bs_wert_butab#'), ',');
    if (hundredths === null) throw new Error(`not a value: ${line}`);
    return {
      personnelNumber: cell('pnr'),
      wageType: cell('la_eigene#'),
      processingKey: cell('bs_nr#'),
      costCenter: cell('kostenstelle#'),
      period: cell('abrechnung_zeitraum#'),
      unit: KEYS_OF_DAYS.includes(cell('bs_nr#')) ? 'days' : 'hours',
      hundredths,
    };
  });
}
