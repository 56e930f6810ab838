/** What payroll is told of a day for which it does not pay. */
export type UnpaidItem = 'UNPAID_DAY' | 'STRIKE_DAY' | 'CHILD_SICK_DAY';

/**
 * What the engine must know of a kind of absence. Everything is asked for of every kind: what a new one does is
 * decided here, and a kind without a decision does not compile.
 */
interface AbsenceTraits {
  /**
   * What it credits. `fill`: fills the day up to its target, `illness` and `timeOff` as well, but for what stands beside
   * them or is left; `training`, `lessons`, `minutes`, `visit`: minutes of its own on top of the work; `keep`: the
   * account stays as it is; `owed`: nothing, the target is owed; `unpaid`: nothing, and nothing is due.
   */
  readonly credit:
    'fill' | 'illness' | 'timeOff' | 'training' | 'lessons' | 'minutes' | 'visit' | 'keep' | 'owed' | 'unpaid';
  /** Of unpaid kinds: what payroll is told of each day; null where personnel reports it for months. */
  readonly item?: UnpaidItem | null;
  /**
   * Which of several on a day the day is about: `first` suspends the work as planned, `partial` takes a part of the day
   * and leaves the rest to what else is on record; illness and time off stand between, see `foremostAbsence`.
   */
  readonly rank: 'first' | 'whole' | 'illness' | 'timeOff' | 'partial';
  /**
   * Work on a whole day of it. `givenBack`: the day was taken and can be given back where work was due; `filled`: work
   * that was due contradicts it, and it may fill the rest; `never`: any work contradicts it; `agrees`: work is no question.
   */
  readonly work: 'givenBack' | 'filled' | 'never' | 'agrees';
  /** Whether the day says nothing about an average and is no day of rest: leave, release, illness and what suspends the contract. */
  readonly isAway: boolean;
  /** Of the six weeks of pay in illness: days of illness, days on which the contract is suspended, or neither. */
  readonly sickPay: 'ill' | 'suspended' | 'none';
  /** What it excuses of the core time: all of it, or minutes of its own. */
  readonly core: 'all' | 'minutes' | 'visit';
}

/** Kinds of absence by what they credit. Which of them an employer offers, and under which name, is data elsewhere. */
const ABSENCE_TRAITS = {
  sick: { credit: 'illness', rank: 'illness', work: 'never', isAway: true, sickPay: 'ill', core: 'all' },
  leave: { credit: 'fill', rank: 'whole', work: 'givenBack', isAway: true, sickPay: 'none', core: 'all' },
  businessTripDay: { credit: 'fill', rank: 'whole', work: 'agrees', isAway: false, sickPay: 'none', core: 'all' },
  training: { credit: 'training', rank: 'whole', work: 'agrees', isAway: false, sickPay: 'none', core: 'all' },
  vocationalSchool: { credit: 'lessons', rank: 'whole', work: 'agrees', isAway: false, sickPay: 'none', core: 'all' },
  antenatalExam: {
    credit: 'minutes',
    rank: 'partial',
    work: 'agrees',
    isAway: false,
    sickPay: 'none',
    core: 'minutes',
  },
  nursingTime: { credit: 'minutes', rank: 'partial', work: 'agrees', isAway: false, sickPay: 'none', core: 'minutes' },
  doctorVisit: { credit: 'visit', rank: 'partial', work: 'agrees', isAway: false, sickPay: 'none', core: 'visit' },
  /** The opposite of being away: it is there to balance. */
  flexDay: { credit: 'owed', rank: 'whole', work: 'agrees', isAway: false, sickPay: 'none', core: 'all' },
  compensatoryTimeOff: {
    credit: 'timeOff',
    rank: 'timeOff',
    work: 'agrees',
    isAway: false,
    sickPay: 'none',
    core: 'all',
  },
  coreRelease: { credit: 'owed', rank: 'partial', work: 'agrees', isAway: false, sickPay: 'none', core: 'all' },
  /** Unfit for work as before: the illness goes on, and no new six weeks begin after it. */
  reintegration: { credit: 'keep', rank: 'first', work: 'agrees', isAway: true, sickPay: 'ill', core: 'all' },
  unpaidLeave: {
    credit: 'unpaid',
    item: 'UNPAID_DAY',
    rank: 'first',
    work: 'agrees',
    isAway: true,
    sickPay: 'suspended',
    core: 'all',
  },
  /** Unpaid, unless the time is owed: see `strikePolicy`. */
  strike: {
    credit: 'unpaid',
    item: 'STRIKE_DAY',
    rank: 'whole',
    work: 'agrees',
    isAway: true,
    sickPay: 'none',
    core: 'all',
  },
  /** Paid release for a cause of TVöD § 29. */
  paidRelease: { credit: 'fill', rank: 'whole', work: 'filled', isAway: true, sickPay: 'none', core: 'all' },
  /** A day taken instead of money (TVöD § 29a). */
  exchangeDay: { credit: 'fill', rank: 'whole', work: 'givenBack', isAway: true, sickPay: 'none', core: 'all' },
  /** Social and educational service. */
  regenerationDay: { credit: 'fill', rank: 'whole', work: 'givenBack', isAway: true, sickPay: 'none', core: 'all' },
  /** Training of one's own choice (Saxony, from 2027). */
  qualificationDay: { credit: 'fill', rank: 'whole', work: 'givenBack', isAway: true, sickPay: 'none', core: 'all' },
  /** Before and after birth (MuSchG § 3). */
  maternityProtection: {
    credit: 'fill',
    rank: 'first',
    work: 'never',
    isAway: true,
    sickPay: 'suspended',
    core: 'all',
  },
  parentalLeave: {
    credit: 'unpaid',
    item: null,
    rank: 'first',
    work: 'agrees',
    isAway: true,
    sickPay: 'suspended',
    core: 'all',
  },
  /** Care of an ill child, paid by the health insurance (SGB V § 45). */
  childSick: {
    credit: 'unpaid',
    item: 'CHILD_SICK_DAY',
    rank: 'whole',
    work: 'agrees',
    isAway: true,
    sickPay: 'none',
    core: 'all',
  },
} as const satisfies Readonly<Record<string, AbsenceTraits>>;

export type AbsenceKind = keyof typeof ABSENCE_TRAITS;

export const ABSENCE_KINDS = Object.keys(ABSENCE_TRAITS) as readonly AbsenceKind[];

/** What the engine knows of a kind. */
export const traitsOf = (kind: AbsenceKind): AbsenceTraits => ABSENCE_TRAITS[kind];
