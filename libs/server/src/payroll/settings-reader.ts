import { Injectable } from '@nestjs/common';
import {
  PAYROLL_CODES,
  PAYROLL_FORMAT_IDS,
  type PayrollFormatId,
  type PayrollLineCode,
} from '@zeitbuch/payroll-export';
import { type PersonnelGroup, PERSONNEL_GROUPS, type YearMonth } from '@zeitbuch/working-time';
import { fourEyesOffDto, fourEyesWaiver } from '../four-eyes';
import { joinPayrollGroup } from '../month';
import { Clock, Db, type RequestContext } from '../platform';
import { PayrollProposals } from './payroll-proposals';
import { type PayrollSource, type CostCenterRule } from './payroll-source';
import { settingsVersion } from './setting-proposals';
import {
  PAYROLL_LINE_CODES,
  type PayrollGroupSettingsDto,
  type PayrollSettingsDto,
  type PayrollTargetDto,
  type WageTypeDto,
} from './settings.dto';

/** From the first to the last month in which a row holds; null where it has no end there. */
const MONTHS = `to_char(lower(valid_during), 'YYYY-MM') as "from", to_char(upper(valid_during) - 1, 'YYYY-MM') as "to"`;

interface GroupRow extends Record<string, unknown> {
  code: string;
  name: string | null;
  version: number | null;
  people: number;
}

interface TargetRow extends Record<string, unknown> {
  payrollGroup: string;
  from: YearMonth | null;
  to: YearMonth | null;
  consultantNumber: string | null;
  clientNumber: string | null;
  personnelNumbers: PayrollSource['personnelNumbers'];
  costCenters: CostCenterRule;
  fixedCostCenter: string | null;
}

interface WageTypeRow extends Record<string, unknown> {
  format: PayrollFormatId;
  personnelGroup: PersonnelGroup;
  code: PayrollLineCode;
  from: YearMonth | null;
  to: YearMonth | null;
  exported: boolean;
  wageType: string | null;
  processingKey: string | null;
}

/** What payroll has set, of every month. */
@Injectable()
export class SettingsReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly proposals: PayrollProposals,
  ) {}

  /** Groups that people have are among it, also where nobody has set anything for them. */
  async read(context: RequestContext): Promise<PayrollSettingsDto> {
    const { tenantId } = context;
    const waiver = await fourEyesWaiver(this.db.pool, tenantId, 'payroll');
    return {
      version: await settingsVersion(this.db.pool, tenantId),
      groups: await this.#groups(context),
      personnelGroups: await this.#personnelGroups(context),
      codes: PAYROLL_LINE_CODES.map((code) => ({ code, unit: PAYROLL_CODES[code] })),
      wageTypes: await this.#wageTypes(tenantId),
      proposals: await this.proposals.read(context),
      ...fourEyesOffDto(waiver?.since ?? null, waiver?.reason ?? null),
    };
  }

  async #groups({ tenantId, zone }: RequestContext): Promise<PayrollGroupSettingsDto[]> {
    const groups = await this.db.query<GroupRow>(
      `select code, g.name, g.version, coalesce(e.people, 0) as people
       from (select code, name, version from payroll_group where tenant_id = $1) g
       full join (select payroll.payroll_group as code, count(*)::int as people from employee e
         ${joinPayrollGroup('greatest(e.hired_on, $2::date)')}
         where e.tenant_id = $1 and (e.left_on is null or e.left_on >= $2) group by 1) e using (code)
       order by people desc, code`,
      [tenantId, this.clock.todayIn(zone)],
    );
    const targets = await this.db.query<TargetRow>(
      `select payroll_group as "payrollGroup", ${MONTHS}, consultant_number as "consultantNumber", client_number as "clientNumber",
         personnel_numbers as "personnelNumbers", cost_centers as "costCenters", fixed_cost_center as "fixedCostCenter"
       from payroll_target where tenant_id = $1 order by lower(valid_during) nulls first`,
      [tenantId],
    );
    return groups.map(({ name, version, ...group }) => ({
      ...group,
      ...present({ name, version }),
      targets: targets
        .filter(({ payrollGroup }) => payrollGroup === group.code)
        .map(({ payrollGroup: _, ...target }) => present(target) as unknown as PayrollTargetDto),
    }));
  }

  /** How many people have a contract of which personnel group. */
  async #personnelGroups({ tenantId, zone }: RequestContext): Promise<PayrollSettingsDto['personnelGroups']> {
    const rows = await this.db.query<{ group: PersonnelGroup; people: number }>(
      `select personnel_group as group, count(distinct employee_id)::int as people from contract
       where tenant_id = $1 and valid_during @> $2::date group by 1`,
      [tenantId, this.clock.todayIn(zone)],
    );
    return PERSONNEL_GROUPS.map((personnelGroup) => ({
      personnelGroup,
      people: rows.find(({ group }) => group === personnelGroup)?.people ?? 0,
    }));
  }

  async #wageTypes(tenantId: number): Promise<WageTypeDto[]> {
    const rows = await this.db.query<WageTypeRow>(
      `select target as format, personnel_group as "personnelGroup", code, ${MONTHS}, exported,
         case when exported then wage_type end as "wageType", case when exported then processing_key end as "processingKey"
       from wage_type_mapping where tenant_id = $1 and target = any ($2::text[]) and code = any ($3::text[])
       order by target, personnel_group, code, lower(valid_during) nulls first`,
      [tenantId, PAYROLL_FORMAT_IDS, PAYROLL_LINE_CODES],
    );
    return rows.map((row) => present(row) as unknown as WageTypeDto);
  }
}

/** Without what is null: the API leaves out what there is nothing to say of. */
const present = <Row extends object>(row: Row): { [Key in keyof Row]?: NonNullable<Row[Key]> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as never;
