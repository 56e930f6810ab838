import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  type RemoteWorkPermission,
  type LocalDate,
} from '@zeitbuch/working-time';
import { STORY_UNIT } from './demo-people';
import { type Habits } from './habits';
import { type DemoPerson } from './demo-person';

/** The city keeps permissions, its enterprise none at all: there nobody is told that one is missing. */
const KEEPS_PERMISSIONS = 1;
/** Works from home on more than every seventh day: often enough for a story. */
const OFTEN = 1500;
const MIDDLE_OF_MONTH = 15;
/** Tuesday and Thursday. */
const USUAL_TELEWORK_DAYS = [2, 4];

type Permitted = Omit<DemoPerson, 'protections' | 'sites'>;
type Unpermitted = Omit<Permitted, 'remoteWork'>;

/**
 * Gives everybody the permissions for how they work: an agreement on telework where a desk was installed at home
 * (§ 2 (7) ArbStättV), an approval of mobile work where the job can be done from anywhere. But for two of them:
 * one went on after the agreement on telework had ended in the middle of a month, which is closed by now; one
 * works mobile and nobody has approved it.
 */
export function withRemoteWork(people: readonly Unpermitted[], asOf: LocalDate): Permitted[] {
  const firstDay = firstDayOf(addMonths(monthOf(asOf), -2));
  const settled = people.filter((person) => isSettled(person, firstDay));
  const unapproved = inStoryUnitFirst(settled, ({ habits }) => !teleworks(habits) && habits.mobileChance > OFTEN);
  const ended =
    inStoryUnitFirst(settled, ({ habits }) => teleworks(habits)) ??
    inStoryUnitFirst(settled, (person) => person.habits.atHome && person !== unapproved);
  return people.map((person): Permitted => {
    if (person.tenantId !== KEEPS_PERMISSIONS) return { ...person, remoteWork: null };
    const { hiredOn: from, leftOn } = person;
    // A small city may have nobody at a desk of the employer’s at home: then somebody gets one.
    const habits =
      person === ended && !teleworks(person.habits)
        ? { ...person.habits, teleworkWeekdays: USUAL_TELEWORK_DAYS }
        : person.habits;
    const remoteWork: RemoteWorkPermission[] = [];
    const teleworkUntil = person === ended ? addDays(firstDay, MIDDLE_OF_MONTH - 1) : leftOn;
    if (teleworks(habits)) remoteWork.push({ kind: 'telework', from, to: teleworkUntil, equipped: true });
    if (habits.atHome && person !== unapproved)
      remoteWork.push({ kind: 'mobileWork', from, to: leftOn, equipped: false });
    return { ...person, habits, remoteWork };
  });
}

const teleworks = ({ teleworkWeekdays }: Habits): boolean => teleworkWeekdays.length > 0;

/** Plain staff of the city, here before the month and to stay. */
const isSettled = ({ tenantId, leads, story, hiredOn, leftOn }: Unpermitted, firstDay: LocalDate): boolean =>
  tenantId === KEEPS_PERMISSIONS && !leads && story === null && hiredOn < firstDay && leftOn === null;

/** Somebody who lives so, of the section of the story if it has one; a very small city may have nobody. */
function inStoryUnitFirst(
  people: readonly Unpermitted[],
  lives: (person: Unpermitted) => boolean,
): Unpermitted | undefined {
  const able = people.filter(lives);
  return able.find(({ unit }) => unit.shortName === STORY_UNIT) ?? able.at(0);
}
