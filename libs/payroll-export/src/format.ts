import { type YearMonth } from '@zeitbuch/working-time';
import { type ControlTotals } from './control-totals';
import { type MappedLine } from './payroll-line';
import { type PayrollRefusal } from './problem';

/** Everything a file is made of. No clock: the same input gives the same bytes. */
export interface RenderInput {
  readonly lines: readonly MappedLine[];
  /** Month in which payroll pays, `YYYY-MM`; one month per file. */
  readonly payrollMonth: YearMonth;
  /** Name shown in comments, e.g. `Stadt Muster`. */
  readonly tenantName: string;
  /** Names the run, e.g. `2026-11-R0-000042`. */
  readonly runId: string;
  /** Consultant number of the tax adviser or of the city at DATEV; only LODAS needs it. */
  readonly consultantNumber?: string;
  /** Client number at DATEV; only LODAS needs it. */
  readonly clientNumber?: string;
  /** `company`: LODAS finds people by the betriebliche Personalnummer (more than five digits). Default `lodas`. */
  readonly personnelNumbers?: 'lodas' | 'company';
  /** What the file says about itself, e.g. that one person alone made it. Only CSV has room for it. */
  readonly remark?: string;
}

export interface RenderedFile {
  readonly ok: true;
  readonly bytes: Uint8Array;
  /** Lines of text in the file, header included. */
  readonly lineCount: number;
  readonly controlTotals: ControlTotals;
}

/** One way to hand payroll lines over. A new one is a folder with a spec and a golden file, and a line in `formats.ts`; its label is asked for by type. */
export interface PayrollFormat {
  readonly id: string;
  /** What payroll must have on record of the group before a file can be made. */
  readonly needs: readonly ('consultantNumber' | 'clientNumber')[];
  /** Without the dot. */
  readonly extension: string;
  readonly encoding: 'windows-1252' | 'utf-8';
  /** What a wage type and its processing key look like: anything else is refused when it is set, not when it is due. */
  readonly takes: { readonly wageType: RegExp; readonly processingKey: RegExp };
  /** The file, or every reason why there is none. */
  render(input: RenderInput): RenderedFile | PayrollRefusal;
}
