import { addDays } from '@zeitbuch/working-time';
import { Problem, type Queryable } from '../platform';
import { type EnteredAbsenceDto, type WantedAbsenceDto } from './absence.dto';
import { readKinds } from './absence-kinds';
import { readStanding } from './standing-absences';
import { type AbsenceDetails, type Wish } from './wish';

interface Wisher {
  readonly tenantId: number;
  readonly employeeId: string;
  /** The time administration enters it: also kinds that nobody asks for. */
  readonly isEntered: boolean;
}

/**
 * What somebody wants as a wish about what holds. What only goes on is one more absence: the days that hold already stay
 * untouched, in closed months too.
 * @throws Problem `not-found` for an absence that does not hold, `absence.not-offered`
 */
export async function readWish(
  db: Queryable,
  { tenantId, employeeId, isEntered }: Wisher,
  wanted: WantedAbsenceDto | EnteredAbsenceDto,
): Promise<Wish> {
  const kind = (await readKinds(db, tenantId)).find(({ kindCode }) => kindCode === wanted.kindCode);
  if (!kind?.isOffered || (kind.way === 'entered' && !isEntered)) throw new Problem('absence.not-offered');
  const { act, from, to } = wanted;
  const said = detailsOf(wanted);
  if (act === 'take') return { act, kind, absenceId: null, from, to, details: said };
  const absenceId = wanted.absenceId?.toLowerCase() ?? '';
  const everything = { tenantId, employeeId, from: '1900-01-01', to: '2199-12-31' } as const;
  const standing = (await readStanding(db, everything)).find(({ fact }) => fact.absenceId === absenceId);
  if (standing?.kindCode !== kind.kindCode) throw new Problem('not-found');
  const { absenceId: _, kind: __, from: firstDay, to: lastDay, portion: ___, ...held } = standing.fact;
  if (act === 'cancel') return { act, kind, absenceId, from: firstDay, to: lastDay, details: {} };
  if (from === firstDay && to > lastDay)
    return { act: 'take', kind, absenceId: null, from: addDays(lastDay, 1), to, details: said };
  // Other days of an illness leave its certificate where it is.
  return { act, kind, absenceId, from, to, details: { ...held, ...said } };
}

/** What is said beside kind and days; a whole day is what is meant where nothing is said. */
function detailsOf(wanted: WantedAbsenceDto | EnteredAbsenceDto): AbsenceDetails {
  const { portion } = wanted;
  const {
    isCertified,
    minutes,
    lessons,
    fromMinute,
    toMinute,
    creditPolicy,
    strikePolicy,
  }: Partial<EnteredAbsenceDto> = wanted;
  const details = {
    ...{ portion: portion === 'day' ? undefined : portion, certified: isCertified },
    ...{ minutes, lessons, fromMinute, toMinute, creditPolicy, strikePolicy },
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
