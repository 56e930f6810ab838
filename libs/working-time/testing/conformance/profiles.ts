import {
  type AgreementParameters,
  type ContractSlice,
  type DayWindow,
  type Overlay,
  type PersonnelGroup,
  type ResolvedAgreement,
  resolveAgreement,
  STANDARD_PARAMETERS,
  type WeeklySchedule,
  type WeekWindows,
} from '../../src';
import {
  type AgreementProfile,
  type ConformanceProfiles,
  type ContractProfile,
  isRecord,
  type PersonProfile,
  type WindowsProfile,
} from './case';

/** A contract of the case with the person who has it. */
export interface PersonContract {
  readonly slice: ContractSlice;
  readonly person: PersonProfile;
}

/** `given.contract`: a key, `{base, override}`, or slices `{from, to, contract}`. */
export function contractsOf(given: unknown, profiles: ConformanceProfiles): PersonContract[] {
  if (!Array.isArray(given)) return [personContract(contractProfile(given, profiles), '0001-01-01', null)];
  return given.map((slice: { from: string; to: string | null; contract: unknown }) =>
    personContract(contractProfile(slice.contract, profiles), slice.from, slice.to ?? null),
  );
}

function contractProfile(given: unknown, profiles: ConformanceProfiles): ContractProfile {
  return resolveProfile(given, profiles.contracts, 'contract');
}

function personContract(profile: ContractProfile, validFrom: string, validTo: string | null): PersonContract {
  const pattern: WeeklySchedule = profile.pattern_minutes
    ? { kind: 'weekly', minutes: profile.pattern_minutes }
    : {
        kind: 'oddEven',
        odd: profile.pattern_minutes_odd_iso_week ?? [],
        even: profile.pattern_minutes_even_iso_week ?? [],
      };
  const slice: ContractSlice = {
    contractId: validFrom,
    validFrom,
    validTo,
    weeklyMinutes: profile.weekly_minutes,
    pattern,
    personnelGroup: profile.group as PersonnelGroup,
    payGroup: profile.pay_group,
  };
  return { slice, person: profile.person ?? {} };
}

/** The agreement of the case on each day, overlays on top of the override. */
export function agreementOf(
  given: unknown,
  profiles: ConformanceProfiles,
  supplementsDue: boolean,
): (date: string) => ResolvedAgreement {
  const profile = resolveProfile(given, profiles.agreements, 'agreement');
  const parameters = parametersOf(profile, supplementsDue);
  const version = { agreementId: 'given', version: 1, validFrom: '0001-01-01', validTo: null, parameters };
  const overlays: Overlay[] = (profile.overlays ?? []).map((overlay, index) => ({
    overlayId: overlay.id,
    title: overlay.id,
    validFrom: overlay.valid_from,
    validTo: overlay.valid_to,
    set: overlaySet(profile, overlay.set, supplementsDue),
    precedence: index,
  }));
  return (date) => {
    const resolved = resolveAgreement(date, [version], overlays);
    if (!resolved) throw new RangeError(`no agreement on ${date}`);
    return resolved;
  };
}

/** Keys of the profile and what they are called here; the others change nothing in an attendance case. */
const KEYS: Readonly<Record<string, keyof AgreementParameters>> = {
  frame: 'frame',
  core: 'core',
  core_break_window: 'coreBreakWindow',
  break_rule: 'breakRule',
  daily_credit_cap_minutes: 'dailyCreditCapMinutes',
  min_rest_minutes: 'minRestMinutes',
  dst_policy: 'dstPolicy',
};

function overlaySet(
  base: AgreementProfile,
  set: Readonly<Record<string, unknown>>,
  supplementsDue: boolean,
): Partial<AgreementParameters> {
  const changed = parametersOf({ ...base, ...set } as AgreementProfile, supplementsDue);
  const keys = Object.keys(set).flatMap((key) => (KEYS[key] ? [KEYS[key]] : []));
  return Object.fromEntries(keys.map((key) => [key, changed[key]])) as Partial<AgreementParameters>;
}

function parametersOf(profile: AgreementProfile, supplementsDue: boolean): AgreementParameters {
  const { break_rule: rule, core_break_window: window } = profile;
  return {
    ...STANDARD_PARAMETERS,
    frame: windowsOf(profile.frame),
    core: windowsOf(profile.core),
    coreBreakWindow: window
      ? { fromMinute: clock(window.from), toMinute: clock(window.to), maxMinutes: window.max_minutes ?? null }
      : null,
    breakRule: {
      autoDeduct: rule.auto_deduct,
      variant: rule.variant,
      basis: rule.basis,
      minPieceMinutes: rule.min_piece_minutes,
      tiers: rule.tiers.map(([aboveMinutes, breakMinutes]) => ({ aboveMinutes, breakMinutes })),
    },
    dailyCreditCapMinutes: profile.daily_credit_cap_minutes ?? null,
    minRestMinutes: profile.min_rest_minutes,
    dstPolicy: profile.dst_policy === 'credit_rostered' ? 'creditRostered' : 'actual',
    supplementsDue,
  };
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function windowsOf(profile: WindowsProfile | undefined): WeekWindows | null {
  if (!profile) return null;
  const week: (DayWindow | null)[] = [null, null, null, null, null, null, null];
  for (const [days, window] of Object.entries(profile)) {
    const [first, last = first] = days.split('-').map((day) => WEEKDAYS.indexOf(day));
    if (first < 0 || last < first) throw new RangeError(`unknown weekday: ${days}`);
    for (let day = first; day <= last; day++) {
      week[day] = window && { fromMinute: clock(window[0]), toMinute: clock(window[1]) };
    }
  }
  return week;
}

/** Minute of the day of `HH:mm`. */
export function clock(text: string): number {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  if (!match) throw new RangeError(`not a time of day: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** A key of a catalogue, or `{base, override}`: a deep merge in which lists, frame and core are replaced as a whole. */
function resolveProfile<T>(given: unknown, catalogue: Readonly<Record<string, T>>, what: string): T {
  if (typeof given === 'string') {
    if (!Object.hasOwn(catalogue, given)) throw new RangeError(`unknown ${what}: ${given}`);
    return catalogue[given];
  }
  if (isRecord(given) && typeof given.base === 'string') {
    return merge(resolveProfile(given.base, catalogue, what), isRecord(given.override) ? given.override : {}) as T;
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
