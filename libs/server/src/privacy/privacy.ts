import {
  type AbsenceFact,
  type AbsenceKind,
  type LocalDate,
  type TraceStep,
  addDays,
  isContradictedByWork,
  isPartOfDay,
  isTaken,
  type DayParticular,
  PersonFacts,
  type PersonFactsInput,
} from '@zeitbuch/working-time';

/** Kinds that a supervisor decides on and therefore knows. */
const KNOWN_TO_LEADERS: readonly AbsenceKind[] = [
  'leave',
  'flexDay',
  'compensatoryTimeOff',
  'businessTripDay',
  'training',
];

/** Kinds of which a leader decides what work on such a day is worth; on all others the time administration does. */
export const DECIDED_BY_LEADERS: readonly AbsenceKind[] = KNOWN_TO_LEADERS.filter(isTaken);

/**
 * What stands in the facts for an absence of which a leader knows no more than that it is one: it fills the day up to
 * its target, whatever the real one credits. Its name is shown to nobody, see {@link maskAbsence}. It fills the rest of
 * the day: whether work contradicts the real one, say an illness, is no matter of the leader's.
 */
const COVER: AbsenceKind = 'paidRelease';

/** Particulars of a day that nobody ordered: a second job is no matter of the leader's, and only illness fills the rest of a day. */
const SECRET_PARTICULARS: readonly DayParticular['kind'][] = ['otherEmployer', 'restOfDay'];

/** Rules whose name or reasons tell why somebody was absent. */
const ABSENCE_RULES = new Set(['DV-ABS-CREDIT', 'ABS-UNPAID']);

const isKnown = (kind: AbsenceKind): boolean => KNOWN_TO_LEADERS.includes(kind);

/** Whether a leader must not know of an absence more than that it is one. */
export const isSecretAbsence = ({ kind }: { readonly kind: AbsenceKind }): boolean => !isKnown(kind);

/** Whether a leader must not know of the particular of a day at all. */
export const isSecretParticular = ({ kind }: Pick<DayParticular, 'kind'>): boolean => SECRET_PARTICULARS.includes(kind);

/**
 * What a viewer may know of a person, as facts (PRV-MASK). Whatever is worked out from them - minutes, findings, limits,
 * explanations, versions - cannot depend on anything else: two people who differ only in what a leader must not know
 * are the same person here. Leaders know what was worked, ordered and agreed, and the absences they decide on; of
 * others only the days. They know neither age nor pregnancy nor disability nor work for another employer.
 * @param all the viewer is the person or administers their time, see `TeamScope.readable`
 */
export function whatViewerMayKnow(facts: PersonFacts, all: boolean): PersonFacts {
  return all ? facts : new PersonFacts(knownInput(facts.input));
}

function knownInput(input: PersonFactsInput): PersonFactsInput {
  return {
    ...input,
    birthDate: null,
    protections: [],
    particulars: input.particulars.filter(
      (particular) => !isSecretParticular(particular) && !tells(particular, input.absences),
    ),
    absences: knownAbsences(input),
    ...(input.furtherBack && { furtherBack: knownInput(input.furtherBack) }),
  };
}

/** A decision about the work on a day reveals the absence of the day; on one of leave it is about that, whatever lies under it. */
const tells = ({ kind, date }: DayParticular, absences: readonly AbsenceFact[]): boolean => {
  if (kind !== 'workOnTop') return false;
  const ofDay = absences.filter(({ from, to }) => from <= date && date <= to);
  return (
    ofDay.some(isSecretAbsence) &&
    !ofDay.some((absence) => isContradictedByWork(absence, true) && isKnown(absence.kind))
  );
};

/** Absences as leaders may know them: the decided ones as they are, one cover over each other stretch of days. */
function knownAbsences({ absences, accountFrom }: PersonFactsInput): AbsenceFact[] {
  const known = absences.filter(({ kind }) => isKnown(kind));
  const secret = absences.filter(isSecretAbsence).flatMap((absence) => sinceAccount(absence, accountFrom));
  // An approved leave stays leave, also on a day that was given back of it: that an illness gives it back is between the person and the time administration.
  const stretches = known.filter(fillsTheDay).reduce<Stretch[]>(without, united(secret));
  return [
    ...known,
    ...stretches.map(({ from, to }) => ({ absenceId: '', kind: COVER, portion: 'restOfDay' as const, from, to })),
  ];
}

/**
 * Before the account a part of a day is nothing to leaders: unlike whole days it does not begin one (see `beginMonths`),
 * so that an absence there without an account would tell what it cannot be.
 */
function sinceAccount(absence: AbsenceFact, accountFrom: LocalDate | null | undefined): Stretch[] {
  if (accountFrom === undefined || !isPartOfDay(absence)) return [absence];
  if (accountFrom === null || absence.to < accountFrom) return [];
  return [{ from: accountFrom < absence.from ? absence.from : accountFrom, to: absence.to }];
}

/** Of these alone the day is full, or owed on purpose. */
const fillsTheDay = ({ kind, minutes }: AbsenceFact): boolean => kind !== 'training' || minutes === undefined;

type Stretch = Pick<AbsenceFact, 'from' | 'to'>;

/** The days of all of them, as stretches without a common day. */
function united(stretches: readonly Stretch[]): Stretch[] {
  const ordered = stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.reduce<Stretch[]>((done, { from, to }) => {
    const last = done.at(-1);
    if (!last || addDays(last.to, 1) < from) return [...done, { from, to }];
    return [...done.slice(0, -1), { from: last.from, to: later(last.to, to) }];
  }, []);
}

function without(stretches: readonly Stretch[], taken: Stretch): Stretch[] {
  return stretches.flatMap((stretch) => {
    if (stretch.to < taken.from || taken.to < stretch.from) return [stretch];
    const before = { from: stretch.from, to: addDays(taken.from, -1) };
    const after = { from: addDays(taken.to, 1), to: stretch.to };
    return [before, after].filter(({ from, to }) => from <= to);
  });
}

const later = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? other : one);

/**
 * SQL: whether there is anything of employee `e` that leaders must not know and that may touch a day from `first` to
 * `last`; the twin of {@link whatViewerMayKnow}. Of everybody else the stored figures are what leaders may know.
 * @param first an SQL expression, as `last`
 */
export const hasSecrets = (first: string, last: string): string => `(
  e.birth_date + interval '18 years' >= ${first} - 1
  or exists (select 1 from protected_status p
    where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id and p.valid_during && daterange(${first} - 1, ${last}, '[]'))
  or exists (select 1 from day_fact f where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id
    and f.kind in (${sqlList(SECRET_PARTICULARS)}) and f.date between ${first} - 1 and ${last})
  or exists (select 1 from absence a where a.tenant_id = e.tenant_id and a.employee_id = e.employee_id
    and a.kind not in (${sqlList(KNOWN_TO_LEADERS)}) and a.from_date <= ${last} and a.to_date >= ${first} - 1
      -- What of earlier time off an illness gave back covers time off of these days.
      - case when exists (select 1 from absence o where o.tenant_id = e.tenant_id and o.employee_id = e.employee_id
          and o.kind = 'compensatoryTimeOff' and o.from_date <= ${last} and o.to_date >= ${first}) then ${COVER_DAYS} else 0 end))`;

/** Time off may be set against work of so many days before, see {@link settlementWindowFrom}; with some to spare. */
const COVER_DAYS = 190;

const sqlList = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The kind of absence as the reader may see it. */
export const maskAbsence = (kind: string, all: boolean): string =>
  all || isKnown(kind as AbsenceKind) ? kind : 'absent';

/** Steps of the explanation as the reader may see them: an absence that a supervisor does not decide on is only an absence. */
export function maskStep<S extends Pick<TraceStep, 'rule' | 'paragraph' | 'why'>>(step: S, all: boolean): S {
  const kind = step.why['absence'];
  const isSecret = ABSENCE_RULES.has(step.rule) && maskAbsence(String(kind ?? ''), all) === 'absent';
  return isSecret ? { ...step, rule: 'DV-ABS-CREDIT', paragraph: '', why: {} } : step;
}
