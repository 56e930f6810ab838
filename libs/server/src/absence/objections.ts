import { Problem } from '../platform';

/** Everything that can stand against a wish so that it cannot be asked for. Each is a problem of the same name. */
const BLOCKING_CODES = [
  'absence.not-offered',
  'absence.no-half-days',
  'absence.too-long',
  'absence.too-far',
  'absence.ends-before-start',
  'absence.not-yet',
  'absence.details-wrong',
  'absence.outside-employment',
  'absence.nothing-due',
  'absence.overlaps',
  'absence.leave-exceeded',
  'absence.kind-exceeded',
  'absence.flex-month',
  'absence.flex-year',
  'absence.flex-credit',
  'period.closed',
] as const;
export type BlockingCode = (typeof BLOCKING_CODES)[number];

/** What is only good to know. */
const WARNING_CODES = ['absence.entitlement-unknown', 'absence.time-off-uncovered'] as const;

export const OBJECTION_CODES = [...BLOCKING_CODES, ...WARNING_CODES] as const;
export type ObjectionCode = (typeof OBJECTION_CODES)[number];

export interface Objection {
  readonly code: ObjectionCode;
  readonly params: Readonly<Record<string, string | number>>;
}

const isBlockingCode = (code: ObjectionCode): code is BlockingCode =>
  (BLOCKING_CODES as readonly ObjectionCode[]).includes(code);

/** Whether a wish cannot be asked for because of it. */
export const isBlocking = ({ code }: Objection): boolean => isBlockingCode(code);

/** The first that blocks, as a problem; undefined where none does. */
export function problemOfObjections(objections: readonly Objection[]): Problem | undefined {
  for (const { code, params } of objections) if (isBlockingCode(code)) return new Problem(code, { ...params });
  return undefined;
}
