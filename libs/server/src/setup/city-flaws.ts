import { type LocalDate } from '@zeitbuch/working-time';
import { type FieldError } from '../platform';
import { REGIONS } from '../sites';
import { type FoundCityDto } from './setup.dto';

/** No contract has longer weeks. */
const MOST_WEEKLY_MINUTES = 4200;

/** What the parts of a city, each well formed, contradict in each other. @param today last day to be hired on */
export function cityFlaws(order: FoundCityDto, today: LocalDate): FieldError[] {
  const { administrator, agreements, payrollGroups, site } = order;
  const flaws: FieldError[] = [];
  const flaw = (field: string, code: string, message: string) => flaws.push({ field, code, message });
  for (const index of repeated(payrollGroups.map(({ code }) => code)))
    flaw(`payrollGroups.${index}.code`, 'isUnique', 'Another payroll group has this code');
  for (const index of repeated(agreements.map(({ name }) => name)))
    flaw(`agreements.${index}.name`, 'isUnique', 'Another agreement has this name');
  if (!REGIONS.includes(site.region)) flaw('site.region', 'isKnown', 'No public holidays are known for this region');
  if (!payrollGroups.some(({ code }) => code === administrator.payrollGroup))
    flaw('administrator.payrollGroup', 'isKnown', 'There is no such payroll group');
  const agreement = agreements.find(({ name }) => name === administrator.agreement);
  if (!agreement) flaw('administrator.agreement', 'isKnown', 'There is no such agreement');
  else if (agreement.validFrom > today)
    flaw('administrator.agreement', 'isInForce', 'The agreement of the first administrator must be in force');
  if (administrator.hiredOn > today)
    flaw('administrator.hiredOn', 'isInPast', 'The first administrator must have been hired');
  if (administrator.dayMinutes.reduce((sum, day) => sum + day, 0) > MOST_WEEKLY_MINUTES)
    flaw('administrator.dayMinutes', 'max', `A week has at most ${MOST_WEEKLY_MINUTES} minutes`);
  return flaws;
}

/** Places of the names that stand earlier in the list already. */
const repeated = (names: readonly string[]): number[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
