import { type DemoPerson } from './demo-person';
import { type DemoUnit } from './units';

export interface DemoLeadership {
  readonly unit: DemoUnit;
  readonly person: DemoPerson;
  readonly kind: 'supervisor' | 'deputy';
}

/**
 * Who leads which unit. The tops of a tenant stand in for each other, so that
 * somebody decides about their time too: nobody approves their own.
 */
export function leadershipsOf(units: readonly DemoUnit[], people: readonly DemoPerson[]): DemoLeadership[] {
  const leaders = new Map(people.filter(({ leads }) => leads).map((person) => [person.unit, person]));
  const supervisors = [...leaders].map(([unit, person]): DemoLeadership => ({ unit, person, kind: 'supervisor' }));
  const tops = units.filter((unit) => unit.parent === null);
  const deputies = tops.flatMap((unit): DemoLeadership[] => {
    const person = deputyFor(unit, tops, leaders, people);
    return person ? [{ unit, person, kind: 'deputy' }] : [];
  });
  return [...supervisors, ...deputies];
}

function deputyFor(
  unit: DemoUnit,
  tops: readonly DemoUnit[],
  leaders: ReadonlyMap<DemoUnit, DemoPerson>,
  people: readonly DemoPerson[],
): DemoPerson | null {
  const others = tops.filter((other) => other.tenantId === unit.tenantId);
  const next = others[(others.indexOf(unit) + 1) % others.length];
  if (next !== unit) return leaders.get(next) ?? null;
  // A tenant with one top: another leader below it, in a small city the person who has been there longest.
  const below = [...leaders].find(([other]) => other.tenantId === unit.tenantId && other !== unit)?.[1];
  const staff = people.filter(({ tenantId, leads, leftOn }) => tenantId === unit.tenantId && !leads && leftOn === null);
  return below ?? staff.sort((a, b) => (a.hiredOn < b.hiredOn ? -1 : 1))[0] ?? null;
}

/** Who decides about somebody's time: the leader of the unit, of the next one above that has one, or the deputy of the top. */
export function approversOf(
  units: readonly DemoUnit[],
  people: readonly DemoPerson[],
  leaderships: readonly DemoLeadership[],
): Map<string, string> {
  const byName = new Map(units.map((unit) => [`${unit.tenantId} ${unit.shortName}`, unit]));
  const leading = (unit: DemoUnit, kind: DemoLeadership['kind']) =>
    leaderships.find((leadership) => leadership.unit === unit && leadership.kind === kind)?.person;
  const byUnit = new Map(
    units.map((unit) => [unit, { supervisor: leading(unit, 'supervisor'), deputy: leading(unit, 'deputy') }]),
  );
  const approvers = new Map<string, string>();
  for (const person of people)
    for (let unit: DemoUnit | undefined = person.unit; unit; unit = byName.get(`${unit.tenantId} ${unit.parent}`)) {
      const { supervisor, deputy } = byUnit.get(unit) ?? {};
      const approver =
        supervisor && supervisor !== person ? supervisor : deputy && deputy !== person ? deputy : undefined;
      if (!approver) continue;
      approvers.set(person.employeeId, approver.employeeId);
      break;
    }
  return approvers;
}
