import { type OvertimeSettlementDto } from '@zeitbuch/web-data-access';

/** One figure of a week, by the key of its name. */
export interface OvertimeFigure {
  readonly key: 'balanced' | 'additional' | 'overtime' | 'supplement';
  readonly minutes: number;
}

/** The figures worth reading: what is nothing is left out, and the supplement is told wherever something is paid. */
export function overtimeFigures(settlement: OvertimeSettlementDto): OvertimeFigure[] {
  const { balancedMinutes, additionalMinutes, overtimeMinutes, supplementMinutes } = settlement;
  const parts: OvertimeFigure[] = [
    { key: 'balanced', minutes: balancedMinutes },
    { key: 'additional', minutes: additionalMinutes },
    { key: 'overtime', minutes: overtimeMinutes },
  ];
  const isPaid = additionalMinutes + overtimeMinutes > 0;
  return [
    ...parts.filter(({ minutes }) => minutes > 0),
    ...(isPaid ? [{ key: 'supplement' as const, minutes: supplementMinutes }] : []),
  ];
}
