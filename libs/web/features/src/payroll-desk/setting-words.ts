import { type PayrollProposalDto, type SettingValueDto } from '@zeitbuch/web-data-access';

/** A part of a value: the key of its words and what they are filled in with. */
export interface Words {
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a setting says, part by part; nothing for one that is not there. */
export function wordsOfValue(value: SettingValueDto | undefined): Words[] {
  if (!value) return [{ key: 'payrollSettings.value.nothing', params: {} }];
  const { exported, wageType = '', processingKey = '', consultantNumber, clientNumber = '' } = value;
  if (exported === false) return [{ key: 'payrollSettings.value.left', params: {} }];
  if (exported) return [{ key: 'payrollSettings.value.wageType', params: { wageType, processingKey } }];
  const { personnelNumbers = 'lodas', costCenters = 'person', fixedCostCenter = '' } = value;
  return [
    consultantNumber === undefined
      ? { key: 'payrollSettings.value.noNumbers', params: {} }
      : { key: 'payrollSettings.value.numbers', params: { consultantNumber, clientNumber } },
    { key: `payrollSettings.personnelNumbers.${personnelNumbers}`, params: {} },
    { key: `payrollSettings.costCenters.${costCenters}`, params: { costCenter: fixedCostCenter } },
  ];
}

/** Lines that say the same of several personnel groups are one. */
export interface ChangedLine {
  readonly code: string | null;
  readonly groups: readonly string[];
  readonly before: readonly Words[];
  readonly after: readonly Words[];
}

/** What a proposal changes, code by code. */
export function changedLines({ lines }: PayrollProposalDto): ChangedLine[] {
  const same = Map.groupBy(lines, ({ code, before, after }) => JSON.stringify([code, before, after]));
  return [...same.values()].map((group) => ({
    code: group[0].code ?? null,
    groups: group.flatMap(({ personnelGroup }) => personnelGroup ?? []),
    before: wordsOfValue(group[0].before),
    after: wordsOfValue(group[0].after),
  }));
}
