import { Injectable } from '@nestjs/common';
import { PAYROLL_CODES, type PayrollFormatId, payrollFormat } from '@zeitbuch/payroll-export';
import { firstDayOf, type PersonnelGroup, type YearMonth } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Db, Problem, type RequestContext } from '../platform';
import { makePayrollFile } from './payroll-file';
import { readMappings, readTarget } from './payroll-source';
import { PAYROLL_LINE_CODES } from './settings.dto';

/** Of what to make a test file. */
export interface TestFileOrder {
  readonly format: PayrollFormatId;
  readonly payrollGroup: string;
  readonly personnelGroup: PersonnelGroup;
  readonly month: YearMonth;
  /** Of a person whom the payroll centre keeps for tests. */
  readonly personnelNumber: string;
}

export interface TestFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** An hour and a half, or a day and a half: decimals that a wrong reading would show. */
const QUANTITY = { minutes: 90, hundredthDays: 150 } as const;

/** Files with made-up lines for the payroll centre to try its import with, before a month is closed. They use up no number. */
@Injectable()
export class PayrollTestFiles {
  constructor(private readonly db: Db) {}

  /**
   * One line for each wage type that is set for the month. The file says of itself that it is a test.
   * @throws Problem `payroll.no-wage-types` where none is set, and what {@link makePayrollFile} refuses
   */
  make(context: RequestContext, order: TestFileOrder): Promise<TestFile> {
    const { tenantId } = context;
    const { format, payrollGroup, personnelGroup, month, personnelNumber } = order;
    return this.db.transaction(async (client) => {
      const target = await readTarget(client, tenantId, payrollGroup, month);
      const mappings = await readMappings(client, tenantId, format);
      const day = firstDayOf(month);
      const codes = PAYROLL_LINE_CODES.filter((code) =>
        mappings.some(
          (row) =>
            row.code === code &&
            row.personnelGroup === personnelGroup &&
            row.exported &&
            row.validFrom <= day &&
            (row.validTo === null || day < row.validTo),
        ),
      );
      if (codes.length === 0) throw new Problem('payroll.no-wage-types');
      const lines = codes.map((code) => ({
        ...{ lineId: `test-${code}`, personnelNumber, costCenter: target.fixedCostCenter, code },
        ...{ unit: PAYROLL_CODES[code], quantity: QUANTITY[PAYROLL_CODES[code]] },
        ...{ originMonth: month, payrollMonth: month, personnelGroup },
      }));
      const source = { ...target, month, run: 0, payrollGroup, names: new Map<string, string>(), lines, mappings };
      const head = { sequence: 1, remark: 'TESTDATEI, nicht abrechnen' };
      const named = { ...source, tenantName: `TEST ${target.tenantName}` };
      const file = makePayrollFile(named, format, head);
      await recordAudit(client, context, 'payroll.test-file', { payload: { ...order } });
      return {
        fileName: `TEST_${file.fileName.replace(/_[0-9]+(?=\.[a-z]+$)/, '')}`,
        mediaType: `${format === 'csv' ? 'text/csv' : 'text/plain'}; charset=${payrollFormat(format)?.encoding ?? 'utf-8'}`,
        content: Buffer.from(file.bytes),
      };
    });
  }
}
