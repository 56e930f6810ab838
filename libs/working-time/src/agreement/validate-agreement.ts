import { type Flaw, type FlawCode } from '../flaw';
import { addDays, isDateInUse, type LocalDate } from '../time';
import { contradictions } from './contradictions';
import { QUOTA_PLACES } from './home-office-rule';
import { type AgreementKey, type AgreementParameters, PARAMETER_RULE } from './parameters';
import { type AgreementVersion } from './resolve-agreement';
import { checkObject, checkSchema, dayMinutes, type Schema } from './schema';

const window: Schema = { type: 'object', fields: { fromMinute: dayMinutes, toMinute: dayMinutes }, nullable: true };
const weekWindows: Schema = { type: 'list', of: window, length: 7, nullable: true };
const balance: Schema = { type: 'integer', min: -60_000, max: 60_000, nullable: true };
const limit: Schema = { type: 'integer', min: 0, max: 60_000 };

const places: Schema = { type: 'choice', options: QUOTA_PLACES };
const percentTenths: Schema = { type: 'integer', min: 0, max: 1000 };
const span: Schema = {
  type: 'variant',
  kinds: {
    week: {},
    weeks: { weeks: { type: 'integer', min: 2, max: 26 }, firstMonday: { type: 'date' } },
    month: {},
    quarter: {},
    halfYear: {},
    year: {},
  },
};
const count: Schema = {
  type: 'variant',
  kinds: { wholeDays: {}, halfDayBelow: { belowMinutes: { type: 'integer', min: 1, max: 1440 } }, halfDayIfPart: {} },
};
const quota: Schema = {
  type: 'variant',
  kinds: {
    percentOfTime: {
      percentTenths,
      places,
      basis: { type: 'choice', options: ['contract', 'target'] },
      span,
    },
    percentOfDays: { percentTenths, places, count, span },
    days: { maxHalfDays: { type: 'integer', min: 0, max: 732 }, places, count, span },
    minutesPerDay: { maxMinutes: dayMinutes, places, minContractWeekMinutes: { ...limit, nullable: true } as Schema },
  },
};

/** The form of every parameter. Limits keep typing errors out; what is lawful is said by the rules. */
export const PARAMETER_SCHEMA: Readonly<Record<AgreementKey, Schema>> = {
  frame: weekWindows,
  core: weekWindows,
  coreBreakWindow: {
    type: 'object',
    fields: { fromMinute: dayMinutes, toMinute: dayMinutes, maxMinutes: { ...dayMinutes, nullable: true } as Schema },
    nullable: true,
  },
  breakRule: {
    type: 'object',
    fields: {
      autoDeduct: { type: 'boolean' },
      variant: { type: 'choice', options: ['floor', 'cliff'] },
      basis: { type: 'choice', options: ['net', 'presence'] },
      minPieceMinutes: { type: 'integer', min: 1, max: 60 },
      tiers: { type: 'list', of: { type: 'object', fields: { aboveMinutes: dayMinutes, breakMinutes: dayMinutes } } },
    },
  },
  dailyCreditCapMinutes: { type: 'integer', min: 1, max: 1440, nullable: true },
  // Nine hours by tariff (ArbZG § 7 (1) no. 3): below that no agreement may go.
  minRestMinutes: { type: 'integer', min: 540, max: 1440 },
  dstPolicy: { type: 'choice', options: ['actual', 'creditRostered'] },
  supplementsDue: { type: 'boolean' },
  flexDays: {
    type: 'object',
    fields: {
      maxPerMonth: { type: 'integer', min: 0, max: 31 },
      maxPerYear: { type: 'integer', min: 0, max: 366 },
      lowerLimitMinutes: balance,
    },
  },
  account: {
    type: 'object',
    fields: {
      settlement: { type: 'choice', options: ['month', 'quarter', 'year', 'yearEndMarch'] },
      capPlusMinutes: { ...limit, nullable: true } as Schema,
      carryOverMaxMinutes: { ...limit, nullable: true } as Schema,
      debtLimitMinutes: { type: 'integer', min: -60_000, max: 0, nullable: true },
      // Not `restoreOnPlan`: nobody can put a plan on record yet, so that it would cut all the same.
      capAction: { type: 'choice', options: ['forfeitReport', 'transferLongterm'] },
      trafficLight: {
        type: 'object',
        fields: { greenMinutes: limit, yellowMinutes: limit, prorate: { type: 'boolean' } },
        nullable: true,
      },
    },
  },
  homeOffice: {
    type: 'object',
    fields: {
      quotas: { type: 'list', of: quota },
      onsiteWeekdays: { type: 'list', of: { type: 'integer', min: 1, max: 7 } },
    },
  },
  averaging: { type: 'choice', options: ['24weeks', '6months'] },
  accountingDay: { type: 'choice', options: ['shiftDay', 'calendarDay'] },
  partTimeOvertime: { type: 'choice', options: ['tariffText', 'proRata'] },
  drivingTime: { type: 'choice', options: ['travel', 'work'] },
  halfDayLeave: { type: 'choice', options: ['wholeDay', 'halfDay'] },
};

const ruleOf = (key: string): string | null =>
  Object.hasOwn(PARAMETER_RULE, key) ? PARAMETER_RULE[key as AgreementKey] : null;

/**
 * What is wrong with agreement parameters that come from outside; empty if they
 * may be used. Codes: those of the schema, and of {@link contradictions}.
 */
export function validateAgreement(parameters: unknown): Flaw[] {
  const flaws = checkObject(PARAMETER_SCHEMA, parameters, '', ruleOf);
  return flaws.length > 0 ? flaws : contradictions(parameters as AgreementParameters);
}

/** What an overlay must know of a version of the agreement below it. */
export type OverlayBase = Pick<AgreementVersion, 'validFrom' | 'validTo' | 'parameters'>;

/** An overlay as it comes from outside: nothing about it is certain yet. */
export interface ProposedOverlay {
  readonly validFrom: unknown;
  readonly validTo: unknown;
  readonly set: unknown;
}

const OVERLAY_RULE = 'DV-OVERLAY';

/**
 * The same for an overlay: a mandatory end, only keys that exist, every day held
 * by a version of the agreement, and nothing that contradicts one of them. Codes
 * beside those of the schema and of {@link contradictions}: `overlay.bad-date`,
 * `overlay.ends-before-start`, `overlay.empty`, `overlay.outside-versions` {date}.
 *
 * @param versions of the agreement that the overlay changes; without, only the overlay's own form is checked
 */
export function validateOverlay(overlay: ProposedOverlay, versions?: readonly OverlayBase[]): Flaw[] {
  const { validFrom, validTo, set } = overlay;
  const flaws = [...periodFlaws(validFrom, validTo), ...setFlaws(set, { code: 'overlay.empty', rule: OVERLAY_RULE })];
  if (flaws.length > 0 || !versions) return flaws;
  const period = { from: validFrom as LocalDate, to: validTo as LocalDate };
  return [...coverFlaws(period, versions), ...mixtureFlaws(period, set as Partial<AgreementParameters>, versions)];
}

interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function periodFlaws(validFrom: unknown, validTo: unknown): Flaw[] {
  const flaws: Flaw[] = [];
  if (!isDateInUse(validFrom)) flaws.push(overlayFlaw('validFrom', 'overlay.bad-date'));
  if (!isDateInUse(validTo)) flaws.push(overlayFlaw('validTo', 'overlay.bad-date'));
  else if (isDateInUse(validFrom) && validTo < validFrom) {
    flaws.push(overlayFlaw('validTo', 'overlay.ends-before-start'));
  }
  return flaws;
}

/** The first day of the overlay that no version holds. */
function coverFlaws({ from, to }: Period, versions: readonly OverlayBase[]): Flaw[] {
  for (let date = from; date <= to;) {
    const day = date;
    const version = versions.find((one) => one.validFrom <= day && (one.validTo === null || day <= one.validTo));
    if (!version) {
      return [overlayFlaw(date === from ? 'validFrom' : 'validTo', 'overlay.outside-versions', { date })];
    }
    if (version.validTo === null) return [];
    date = addDays(version.validTo, 1);
  }
  return [];
}

/** What only goes wrong where the overlay and a version meet; what the version had wrong before is not the overlay's. */
function mixtureFlaws(
  { from, to }: Period,
  set: Partial<AgreementParameters>,
  versions: readonly OverlayBase[],
): Flaw[] {
  const flaws = new Map<string, Flaw>();
  for (const { validFrom, validTo, parameters } of versions) {
    if (validFrom > to || (validTo !== null && validTo < from)) continue;
    const before = new Set(contradictions(parameters).map(({ path, code }) => `${path} ${code}`));
    for (const flaw of contradictions({ ...parameters, ...set })) {
      const key = `${flaw.path} ${flaw.code}`;
      const isOwn = Object.hasOwn(set, flaw.path.split('.')[0]) || !before.has(key);
      if (isOwn) flaws.set(key, { ...flaw, path: `set.${flaw.path}` });
    }
  }
  return [...flaws.values()];
}

const overlayFlaw = (path: string, code: FlawCode, params: Flaw['params'] = {}): Flaw => ({
  path,
  code,
  rule: OVERLAY_RULE,
  params,
});

/**
 * What is wrong with the keys that a layer sets.
 * @param empty what is said where it sets nothing
 */
export function setFlaws(set: unknown, empty: { code: FlawCode; rule: string }): Flaw[] {
  if (typeof set !== 'object' || set === null || Object.keys(set).length === 0) {
    return [{ path: 'set', ...empty, params: {} }];
  }
  return Object.entries(set).flatMap(([key, value]) =>
    Object.hasOwn(PARAMETER_SCHEMA, key)
      ? checkSchema(PARAMETER_SCHEMA[key as AgreementKey], value, `set.${key}`, ruleOf(key))
      : [{ path: `set.${key}`, code: 'schema.unknown-key', rule: null, params: {} }],
  );
}
