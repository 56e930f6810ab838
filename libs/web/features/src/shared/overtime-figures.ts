import { type OvertimeSettlementDto } from '@zeitbuch/web-data-access';

/** One figure of a week, by the key of its name. */
export interface OvertimeFigure {
  readonly key: 'balanced' | 'additional' | 'overtime' | 'supplement' | 'takenLater';
  readonly minutes: number;
  /** Of time off that replaces pay: the month in which it was taken. */
  readonly month?: string;
}

/**
 * The figures worth reading: what is nothing is left out, and the supplement is shown wherever something is paid. Time off
 * of later weeks takes away from what is paid.
 */
export function overtimeFigures(settlement: OvertimeSettlementDto): OvertimeFigure[] {
  const { balancedMinutes, additionalMinutes, overtimeMinutes, supplementMinutes, takenLater } = settlement;
  const taken = Map.groupBy(takenLater, ({ month }) => month);
  const parts: OvertimeFigure[] = [
    { key: 'balanced', minutes: balancedMinutes },
    { key: 'additional', minutes: additionalMinutes },
    { key: 'overtime', minutes: overtimeMinutes },
  ];
  const isPaid = additionalMinutes + overtimeMinutes > 0;
  return [
    ...parts.filter(({ minutes }) => minutes > 0),
    ...(isPaid ? [{ key: 'supplement' as const, minutes: supplementMinutes }] : []),
    ...[...taken].map(([month, ofMonth]): OvertimeFigure => ({
      key: 'takenLater',
      month,
      minutes: -ofMonth.reduce((sum, one) => sum + one.additionalMinutes + one.overtimeMinutes, 0),
    })),
  ];
}
