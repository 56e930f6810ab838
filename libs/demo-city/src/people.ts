import { addDays, addMonthsToDate, type LocalDate } from '@zeitbuch/working-time';
import { CALENDAR_DAY_UNIT, CIVIL_SERVANTS, COUNTER, ENTERPRISE, FLEXITIME, ROTA } from './agreements';
import { employmentOf, slicesOf } from './contracts';
import { DemoIds } from './demo-ids';
import { type DemoPerson } from './demo-person';
import { type DemoStory, NAMED_PEOPLE, SECOND_PEOPLE, type SecondPerson, STORY_UNIT } from './demo-people';
import { habitsOf } from './habits';
import { NameBook } from './names';
import { Random } from './random';
import { withProtection } from './protection';
import { withRemoteWork } from './remote-work';
import { withSites } from './sites';
import { type DemoUnit, unitsFor } from './units';

export interface DemoSize {
  readonly employees: number;
  readonly seed: string;
  /** First day of the recorded months, and today. */
  readonly firstDate: LocalDate;
  readonly asOf: LocalDate;
}

/** Hilfen in besonderen Lebenslagen. */
const SOCIAL_WORK = 'SG502';

interface Seat {
  readonly unit: DemoUnit;
  readonly leads: boolean;
  readonly story: DemoStory | null;
  readonly second?: SecondPerson;
  readonly apprentice: boolean;
}

/** Everybody of the city, in the order of their personnel numbers. */
export function demoPeople(size: DemoSize): { units: DemoUnit[]; people: DemoPerson[] } {
  const units = unitsFor(size.employees);
  const random = new Random(`${size.seed}/people`);
  const names = new NameBook(random);
  for (const { email } of NAMED_PEOPLE) names.reserve(email);
  const people = seatsOf(units, size.employees, random).map((seat, index) => personOf(seat, index, size, names));
  const { asOf } = size;
  return { units, people: withSites(withProtection(withRemoteWork(people, asOf), asOf), asOf) };
}

/** Named people first, then leaders (at most a third of the staff), then everybody else by the weight of the units. */
function seatsOf(units: readonly DemoUnit[], employees: number, random: Random): Seat[] {
  const byName = new Map(units.map((unit) => [unit.shortName, unit]));
  const seats: Seat[] = NAMED_PEOPLE.map((story) => {
    const unit = byName.get(story.unit);
    if (!unit) throw new Error(`the demo city has no unit ${story.unit}`);
    return { unit, leads: story.role === 'supervisor', story, apprentice: false };
  });
  const led = new Set(seats.filter(({ leads }) => leads).map(({ unit }) => unit));
  const leaders = Math.floor(employees / 3);
  const seconds = SECOND_PEOPLE.values();
  for (const unit of leadFirst(units))
    if (!led.has(unit) && led.size < leaders) {
      led.add(unit);
      const second = unit.tenantId === 1 ? seconds.next().value : undefined;
      seats.push({ unit, leads: true, story: null, second, apprentice: false });
    }
  const lots = units.flatMap((unit) => Array<DemoUnit>(unit.weight).fill(unit));
  let firstApprentice = true;
  while (seats.length < employees) {
    const unit = random.pick(lots);
    const trains = unit.tenantId === 1 && unit.life === 'office' && unit.kind === 'section';
    const apprentice = trains && (firstApprentice || random.chance(400));
    if (apprentice) firstApprentice = false;
    seats.push({ unit, leads: false, story: null, apprentice });
  }
  return seats.slice(0, employees);
}

/** The tops of both tenants before everybody below them. */
const leadFirst = (units: readonly DemoUnit[]) => [
  ...units.filter((u) => u.parent === null),
  ...units.filter((u) => u.parent !== null),
];

function personOf(
  seat: Seat,
  index: number,
  size: DemoSize,
  names: NameBook,
): Omit<DemoPerson, 'remoteWork' | 'protections' | 'sites'> {
  const { unit, leads, story, second, apprentice } = seat;
  const random = new Random(`${size.seed}/person/${index}`);
  const ids = new DemoIds(index + 1);
  const plain = leads || story !== null;
  const rota = unit.life === 'rota' && !leads ? index % 2 : null;
  const { hiredOn, leftOn } = employmentSpan(random, size, { plain, apprentice });
  const { firstDate, asOf } = size;
  const wish = {
    life: unit.life,
    social: unit.shortName.startsWith(SOCIAL_WORK),
    rota,
    byCalendarDay: unit.shortName === CALENDAR_DAY_UNIT,
    apprentice,
    leader: leads,
    plain,
  };
  const employment = employmentOf(random, { ...wish, firstDate, asOf });
  const contracts = slicesOf(employment, hiredOn, leftOn, ids);
  const drawn = story ?? names.next();
  const named = second ?? drawn;
  return {
    tenantId: unit.tenantId,
    employeeId: ids.next(0),
    ids,
    random,
    personnelNumber: String(10_001 + index),
    givenName: named.givenName,
    familyName: named.familyName,
    email: named.email,
    birthDate: apprentice
      ? addDays(addMonthsToDate(asOf, -12 * 17), -random.int(30, 120))
      : addMonthsToDate(addDays(hiredOn, -random.int(0, 364)), -12 * random.int(20, 38)),
    unit,
    leads,
    payrollGroup: payrollGroupOf(unit, employment.personnelGroup),
    costCenter: costCenterOf(unit),
    hiredOn,
    leftOn,
    agreement: agreementOf(unit, rota, employment.personnelGroup),
    contracts,
    roles: rolesOf(seat),
    habits: habitsOf(random, { unit, rota, apprentice, story }),
    story,
    openingBalanceMinutes: hiredOn < firstDate && !apprentice ? random.around(420, 900) : 0,
  };
}

/** Beside those that follow from leading a unit. In the enterprise one person does what two do in the city. */
function rolesOf({ unit, leads, story, second }: Seat): DemoPerson['roles'] {
  const role = second?.role ?? story?.role;
  if (role && role !== 'employee' && role !== 'supervisor') return [role];
  return leads && unit.kind === 'municipalEnterprise' ? ['timeAdministrator', 'payroll'] : [];
}

/** Most have been here for years; some come and some go in the months of the demo, rarely on the first of a month. */
function employmentSpan(
  random: Random,
  { firstDate, asOf }: DemoSize,
  { plain, apprentice }: { readonly plain: boolean; readonly apprentice: boolean },
) {
  if (apprentice) return { hiredOn: addDays(firstDate, -random.int(1, 60)), leftOn: null };
  const before = addDays(firstDate, -random.int(30, 30 * 365));
  if (plain) return { hiredOn: before, leftOn: null };
  if (random.chance(500)) return { hiredOn: addDays(firstDate, random.int(20, 300)), leftOn: null };
  if (random.chance(400)) {
    const leftOn = addDays(firstDate, random.int(100, 380));
    return { hiredOn: before, leftOn: leftOn < addDays(asOf, -14) ? leftOn : null };
  }
  return { hiredOn: before, leftOn: null };
}

function payrollGroupOf(unit: DemoUnit, personnelGroup: string): string {
  if (unit.shortName === STORY_UNIT) return 'PLANUNG';
  return personnelGroup === 'BEAMTE_SN' ? 'BEAMTE' : 'TVOED';
}

function agreementOf(unit: DemoUnit, rota: number | null, group: string): string {
  if (unit.tenantId === 2) return ENTERPRISE;
  if (rota !== null) return ROTA;
  if (group === 'BEAMTE_SN') return CIVIL_SERVANTS;
  return unit.life === 'counter' ? COUNTER : FLEXITIME;
}

/** Five digits: the unit's number and zeros. */
const costCenterOf = ({ shortName, tenantId }: DemoUnit): string =>
  `${tenantId === 2 ? '9' : ''}${shortName.replace(/-.*/, '').replace(/\D/g, '')}`.padEnd(5, '0').slice(0, 5);
