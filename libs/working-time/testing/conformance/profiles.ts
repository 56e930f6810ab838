import {
  type LocalDate,
  type AgreementVersion,
  type AgreementKey,
  type AgreementParameters,
  type BreakRule,
  type ContractSlice,
  type DayWindow,
  type Flaw,
  type Overlay,
  PARAMETER_SCHEMA,
  type PersonnelGroup,
  type ResolvedAgreement,
  resolveAgreement,
  STANDARD_PARAMETERS,
  validateAgreement,
  validateContract,
  validateOverlay,
  type WeeklySchedule,
  type WeekWindows,
} from '../../src';
import {
  type AgreementProfile,
  type ConformanceProfiles,
  type ContractProfile,
  type Given,
  isRecord,
  type OverlayProfile,
  type PersonProfile,
  type WindowsProfile,
} from './case';
import { amountOf, choiceOf, flagOf, isAbsent, optionalRecords, within } from './given';

/** A contract of the case with the person who has it. */
export interface PersonContract {
  readonly slice: ContractSlice;
  readonly person: PersonProfile;
}

/** `given.contract`: a key, `{base, override}`, or slices `{from, to, contract}`. */
export function contractsOf(given: unknown, profiles: ConformanceProfiles): PersonContract[] {
  if (!Array.isArray(given)) return [personContract(contractProfile(given, profiles), '1900-01-01', null)];
  if (!given.every(isRecord)) throw new RangeError('contract: a slice is no object');
  const contracts = given.map((slice: { from?: LocalDate | null; to?: LocalDate | null; contract?: unknown }) =>
    personContract(contractProfile(slice.contract, profiles), slice.from ?? '1900-01-01', slice.to ?? null),
  );
  const ordered = contracts
    .map(({ slice }) => slice)
    .sort((first, second) => (first.validFrom < second.validFrom ? -1 : 1));
  ordered.slice(1).forEach(({ validFrom }, index) => {
    const { validTo } = ordered[index];
    if (validTo === null || validTo >= validFrom) throw new RangeError(`contract: two slices hold ${validFrom}`);
  });
  return contracts;
}

function contractProfile(given: unknown, profiles: ConformanceProfiles): ContractProfile {
  return resolveProfile(given, profiles.contracts, 'contract');
}

/** A roster says nothing about the week, so its pattern need not add up; nothing that is asked hangs on the group. */
const TOLERATED = new Set(['contract.pattern-sum', 'contract.bad-group']);

function personContract(profile: ContractProfile, validFrom: LocalDate, validTo: LocalDate | null): PersonContract {
  const { pattern_minutes_odd_iso_week: odd, pattern_minutes_even_iso_week: even } = profile;
  if (profile.pattern_minutes && (odd || even)) {
    throw new RangeError('contract: pattern_minutes stands beside an alternating pattern');
  }
  const pattern: WeeklySchedule = profile.pattern_minutes
    ? { kind: 'weekly', minutes: profile.pattern_minutes }
    : { kind: 'oddEven', odd: odd ?? [], even: even ?? [] };
  const slice: ContractSlice = {
    contractId: validFrom,
    validFrom,
    validTo,
    weeklyMinutes: profile.weekly_minutes,
    pattern,
    personnelGroup: profile.group as PersonnelGroup,
    payGroup: profile.pay_group,
  };
  const flaw = validateContract(slice).find(({ code }) => !TOLERATED.has(code));
  if (flaw) throw new RangeError(`contract: ${flaw.path} ${flaw.code} (${flaw.rule})`);
  return { slice, person: personOf(profile.person) };
}

/** Who a person is, as far as rules ask; what is null counts as not known. */
export function personOf(given: unknown): PersonProfile {
  if (isAbsent(given)) return {};
  if (!isRecord(given)) throw new RangeError('person is no object');
  return within('person', () => ({
    ...(!isAbsent(given.age) && { age: amountOf(given, 'age') }),
    ...(!isAbsent(given.pregnant) && { pregnant: flagOf(given, 'pregnant') }),
    ...(!isAbsent(given.nursing) && { nursing: flagOf(given, 'nursing') }),
  }));
}

/** The agreement of the case on each day, overlays on top of the override. */
export function agreementOf(
  given: unknown,
  profiles: ConformanceProfiles,
  supplementsDue: boolean,
): (date: LocalDate) => ResolvedAgreement {
  const profile = resolveProfile(given, profiles.agreements, 'agreement');
  const parameters = parametersOf(profile, supplementsDue);
  const version: AgreementVersion = {
    agreementId: 'given',
    version: 1,
    validFrom: '1900-01-01',
    validTo: null,
    parameters,
  };
  const overlays = overlaysOf(profile).map((overlay, index) =>
    overlayOf(overlay, index, overlaySet(profile, overlay.set, supplementsDue)),
  );
  return (date) => {
    const resolved = resolveAgreement(date, [version], overlays);
    if (!resolved) throw new RangeError(`no agreement on ${date}`);
    return resolved;
  };
}

function overlaysOf(profile: AgreementProfile): OverlayProfile[] {
  return optionalRecords<OverlayProfile>(profile as unknown as Given, 'overlays');
}

function overlayOf(profile: OverlayProfile, index: number, set: Partial<AgreementParameters>): Overlay {
  const { id = `overlay ${index + 1}`, valid_from: validFrom, valid_to: validTo } = profile;
  // One that sets only keys of other functions changes nothing here and is allowed to.
  const flaw = validateOverlay({ validFrom, validTo, set }).find(({ code }) => code !== 'overlay.empty');
  if (flaw) throw new RangeError(`${id}: ${flaw.path} ${flaw.code} (${flaw.rule})`);
  return { overlayId: id, title: id, validFrom, validTo, set, precedence: index };
}

/** Keys of an agreement that inform other functions and change nothing in a day. */
const OTHER_FUNCTIONS = new Set(['overlays', 'flex_days', 'account', 'facility', 'service_time', 'note']);

/** Keys of the case's agreement that no rule knows: they change nothing, and somebody should hear of it. */
export function unknownAgreementKeys(given: unknown, profiles: ConformanceProfiles): string[] {
  const profile = resolveProfile(given, profiles.agreements, 'agreement');
  const keys = [profile, ...overlaysOf(profile).map(({ set }) => set)].flatMap((part) => Object.keys(part));
  return [...new Set(keys)].filter((key) => !Object.hasOwn(KEYS, key) && !OTHER_FUNCTIONS.has(key));
}

/** Keys of the profile and what they are called here; the others change nothing in an attendance case. */
const NAMED_KEYS: Readonly<Record<string, AgreementKey>> = {
  frame: 'frame',
  core: 'core',
  core_break_window: 'coreBreakWindow',
  break_rule: 'breakRule',
  daily_credit_cap_minutes: 'dailyCreditCapMinutes',
  min_rest_minutes: 'minRestMinutes',
  dst_policy: 'dstPolicy',
  accounting_day: 'accountingDay',
  driving_time: 'drivingTime',
};

/** The format says these otherwise, see `OTHER_FUNCTIONS` and `supplements_due`. */
const SAID_OTHERWISE: readonly string[] = ['supplementsDue', 'flexDays', 'account'];
/** Parameters that came after the format are written as the engine has them, under their names in snake_case. */
const LATER_KEYS = (Object.keys(PARAMETER_SCHEMA) as AgreementKey[]).filter(
  (key) => !Object.values(NAMED_KEYS).includes(key) && !SAID_OTHERWISE.includes(key),
);
const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const laterOf = (profile: AgreementProfile): Partial<AgreementParameters> =>
  Object.fromEntries(
    LATER_KEYS.filter((key) => Object.hasOwn(profile, snakeCase(key))).map((key) => [
      key,
      (profile as unknown as Given)[snakeCase(key)],
    ]),
  );

const KEYS: Readonly<Record<string, AgreementKey>> = {
  ...NAMED_KEYS,
  ...Object.fromEntries(LATER_KEYS.map((key) => [snakeCase(key), key])),
};

/** A key that the overlay sets in part, e.g. only the variant of the break rule, keeps the rest of the agreement's. */
function overlaySet(
  base: AgreementProfile,
  set: Readonly<Record<string, unknown>>,
  supplementsDue: boolean,
): Partial<AgreementParameters> {
  if (!isRecord(set)) throw new RangeError('overlay: set is missing');
  const changed = parametersOf(merge(base, set) as AgreementProfile, supplementsDue);
  const keys = Object.keys(set).flatMap((key) => (Object.hasOwn(KEYS, key) ? [KEYS[key]] : []));
  return Object.fromEntries(keys.map((key) => [key, changed[key]])) as Partial<AgreementParameters>;
}

const ACCOUNTING_DAYS = { shift_day: 'shiftDay', calendar_day: 'calendarDay' } as const;
const DRIVING_TIMES = { travel: 'travel', work: 'work' } as const;
const DST_POLICIES = { actual: 'actual', credit_rostered: 'creditRostered' } as const;

function parametersOf(profile: AgreementProfile, supplementsDue: boolean): AgreementParameters {
  const { core_break_window: window } = profile;
  const parameters: AgreementParameters = {
    ...STANDARD_PARAMETERS,
    ...laterOf(profile),
    frame: windowsOf(profile.frame),
    core: windowsOf(profile.core),
    coreBreakWindow: window
      ? { fromMinute: clock(window.from), toMinute: clock(window.to), maxMinutes: window.max_minutes ?? null }
      : null,
    breakRule: breakRuleOf(profile),
    dailyCreditCapMinutes: profile.daily_credit_cap_minutes ?? null,
    minRestMinutes: profile.min_rest_minutes,
    dstPolicy: choiceOf(DST_POLICIES, profile.dst_policy ?? 'actual', 'dst_policy'),
    supplementsDue,
    accountingDay: choiceOf(ACCOUNTING_DAYS, profile.accounting_day ?? 'shift_day', 'accounting_day'),
    drivingTime: choiceOf(DRIVING_TIMES, profile.driving_time ?? 'travel', 'driving_time'),
  };
  const flaw = validateAgreement(parameters).find(isUnusable);
  if (flaw) throw new RangeError(`agreement: ${flaw.path} ${flaw.code} (${flaw.rule})`);
  return parameters;
}

/** What has no meaning. The rest of the contradictions are unwise in an agreement, but the definitions say what comes of them. */
const isUnusable = ({ code }: Flaw): boolean => code.startsWith('schema.') || code === 'agreement.window-order';

const BREAK_KEYS = ['auto_deduct', 'variant', 'basis', 'min_piece_minutes', 'tiers'];

function breakRuleOf({ break_rule: rule }: AgreementProfile): BreakRule {
  if (!isRecord(rule) || !Array.isArray(rule.tiers) || !rule.tiers.every(isPair)) {
    throw new RangeError('break_rule is missing or its tiers are no pairs');
  }
  const unknown = Object.keys(rule).find((key) => !BREAK_KEYS.includes(key));
  if (unknown !== undefined) throw new RangeError(`break_rule: unknown key ${unknown}`);
  return {
    autoDeduct: rule.auto_deduct,
    variant: rule.variant,
    basis: rule.basis,
    minPieceMinutes: rule.min_piece_minutes,
    tiers: rule.tiers
      .map(([aboveMinutes, breakMinutes]) => ({ aboveMinutes, breakMinutes }))
      .sort((lower, higher) => lower.aboveMinutes - higher.aboveMinutes),
  };
}

const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2;

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function windowsOf(profile: WindowsProfile | undefined): WeekWindows | null {
  if (profile === null || profile === undefined) return null;
  if (!isRecord(profile)) throw new RangeError('agreement: a frame or core is no week');
  const week: (DayWindow | null)[] = [null, null, null, null, null, null, null];
  for (const [days, window] of Object.entries(profile)) {
    const [first, last = first, ...more] = days.split('-').map((day) => WEEKDAYS.indexOf(day));
    if (first < 0 || last < first || more.length > 0) throw new RangeError(`unknown weekday: ${days}`);
    if (window !== null && !isPair(window))
      throw new RangeError(`agreement: the window of ${days} is no pair of times`);
    for (let day = first; day <= last; day++) {
      week[day] = window && { fromMinute: clock(window[0]), toMinute: clock(window[1]) };
    }
  }
  return week;
}

/** Minute of the day of `HH:mm`. */
export function clock(text: unknown): number {
  const match = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?$/.exec(String(text));
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Infinity;
  if (minutes > 1440) throw new RangeError(`not a time of day: ${String(text)}`);
  return minutes;
}

/** A key of a catalogue, or `{base, override}`: a deep merge in which lists, frame and core are replaced as a whole. */
function resolveProfile<T>(given: unknown, catalogue: Readonly<Record<string, T>>, what: string): T {
  if (typeof given === 'string') {
    if (!Object.hasOwn(catalogue, given)) throw new RangeError(`unknown ${what}: ${given}`);
    return catalogue[given];
  }
  if (isRecord(given) && typeof given.base === 'string') {
    const { override = {} } = given;
    if (!isRecord(override)) throw new RangeError(`${what}: override is no object`);
    return merge(resolveProfile(given.base, catalogue, what), override) as T;
  }
  if (isRecord(given)) return given as T;
  throw new RangeError(`no ${what} given`);
}

const REPLACED_AS_A_WHOLE = new Set(['frame', 'core']);

function merge(base: unknown, override: unknown): unknown {
  if (!isRecord(base) || !isRecord(override)) return override;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(override)) {
    merged[key] = REPLACED_AS_A_WHOLE.has(key) ? value : merge(base[key], value);
  }
  return merged;
}
