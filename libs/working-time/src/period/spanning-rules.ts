import { type PeriodRule } from '../rules/rule';
import { averageWorkingTime } from './average-working-time';
import { homeOfficeQuota, onsiteDays } from './home-office-week';
import { maternitySums } from './maternity-sums';
import { nightWorkersAverage } from './night-workers';
import { substituteRest } from './substitute-rest';

/** Rules whose figures need many days. Night-work days, minors' weeks and flex days have their declaration elsewhere. */
export const SPANNING_RULES: readonly PeriodRule[] = [
  averageWorkingTime,
  nightWorkersAverage,
  substituteRest,
  maternitySums,
  homeOfficeQuota,
  onsiteDays,
];
