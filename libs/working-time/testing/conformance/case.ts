/** The form of the worked examples. Values stay `unknown` where the evaluators check them themselves. */
import { type LocalDate } from '../../src';

export interface ConformanceCase {
  readonly id: string;
  readonly kind: string;
  readonly group?: string;
  readonly title?: string;
  readonly given: Given;
  /** Left out where nobody knows the answer yet. */
  readonly expect?: Readonly<Record<string, unknown>>;
}

export type Given = Readonly<Record<string, unknown>>;

export interface ConformanceProfiles {
  readonly contracts: Readonly<Record<string, ContractProfile>>;
  readonly agreements: Readonly<Record<string, AgreementProfile>>;
}

export interface ConformanceFile {
  readonly profiles: ConformanceProfiles;
  readonly cases: readonly ConformanceCase[];
}

export interface ContractProfile {
  readonly group: string;
  readonly weekly_minutes: number;
  readonly pattern_minutes?: readonly number[];
  readonly pattern_minutes_odd_iso_week?: readonly number[];
  readonly pattern_minutes_even_iso_week?: readonly number[];
  readonly pay_group?: string;
  readonly person?: PersonProfile;
}

export interface PersonProfile {
  readonly age?: number;
  readonly pregnant?: boolean;
  readonly nursing?: boolean;
}

/** `{"mon-fri": ["06:00", "20:00"], "sat": null}` */
export type WindowsProfile = Readonly<Record<string, readonly [string, string] | null>> | null;

export interface AgreementProfile {
  readonly frame: WindowsProfile;
  readonly core: WindowsProfile;
  readonly core_break_window: { readonly from: string; readonly to: string; readonly max_minutes?: number } | null;
  readonly break_rule: {
    readonly auto_deduct: boolean;
    readonly variant: 'floor' | 'cliff';
    readonly basis: 'net' | 'presence';
    readonly min_piece_minutes: number;
    readonly tiers: readonly (readonly [number, number])[];
  };
  readonly daily_credit_cap_minutes: number | null;
  readonly min_rest_minutes: number;
  readonly dst_policy: 'actual' | 'credit_rostered';
  readonly accounting_day?: 'shift_day' | 'calendar_day';
  readonly driving_time?: 'travel' | 'work';
  readonly overlays?: readonly OverlayProfile[];
}

export interface OverlayProfile {
  readonly id?: string;
  readonly valid_from: LocalDate;
  readonly valid_to: LocalDate;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface Stamp {
  readonly type: 'in' | 'out' | 'break_start' | 'break_end';
  readonly at: string;
  readonly location?: string;
}

export interface Range {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A file that is no collection of worked examples: the message says what is wrong with it. */
export class MalformedFile extends Error {}

/**
 * Reads a collection of worked examples.
 * @throws MalformedFile with one sentence for the person at the keyboard
 */
export function parseConformanceFile(text: string): ConformanceFile {
  let value: unknown;
  try {
    // Editors on Windows like to begin a file with a byte order mark.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new MalformedFile(`is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isRecord(value)) throw new MalformedFile('must hold one JSON object');
  const { profiles, cases } = value;
  if (!Array.isArray(cases)) throw new MalformedFile('has no list "cases"');
  if (!isRecord(profiles) || !isRecord(profiles.contracts) || !isRecord(profiles.agreements)) {
    throw new MalformedFile('has no "profiles" with "contracts" and "agreements"');
  }
  cases.forEach((entry: unknown, index) => {
    if (!isRecord(entry) || typeof entry.id !== 'string' || typeof entry.kind !== 'string') {
      throw new MalformedFile(`case ${index + 1} has no "id" and "kind"`);
    }
  });
  return value as unknown as ConformanceFile;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
