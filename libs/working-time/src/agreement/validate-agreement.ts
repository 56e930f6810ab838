import { type Flaw } from '../refusal';
import { isLocalDate } from '../time';
import { type AgreementKey, type AgreementParameters, type BreakTier, type DayWindow } from './parameters';
import { checkObject, checkSchema, dayMinutes, type Schema } from './schema';

const window: Schema = { type: 'object', fields: { fromMinute: dayMinutes, toMinute: dayMinutes }, nullable: true };
const weekWindows: Schema = { type: 'list', of: window, length: 7, nullable: true };
const balance: Schema = { type: 'integer', min: -60_000, max: 60_000, nullable: true };
const limit: Schema = { type: 'integer', min: 0, max: 60_000 };

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
  minRestMinutes: dayMinutes,
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
      capAction: { type: 'choice', options: ['forfeitReport', 'transferLongterm', 'restoreOnPlan'] },
      trafficLight: {
        type: 'object',
        fields: { greenMinutes: limit, yellowMinutes: limit, prorate: { type: 'boolean' } },
        nullable: true,
      },
    },
  },
};

/**
 * What is wrong with agreement parameters that come from outside; empty if they
 * may be used. Beside the codes of the schema: `agreement.window-order`,
 * `agreement.core-outside-frame`, `agreement.tiers-not-ascending`,
 * `agreement.presence-is-floor`, `agreement.light-order`.
 */
export function validateAgreement(parameters: unknown): Flaw[] {
  const flaws = checkObject(PARAMETER_SCHEMA, parameters);
  return flaws.length > 0 ? flaws : contradictions(parameters as AgreementParameters);
}

/** The same for an overlay: a mandatory end, and only keys that exist. Beside those: `overlay.bad-date`, `overlay.ends-before-start`, `overlay.empty`. */
export function validateOverlay(overlay: { validFrom: unknown; validTo: unknown; set: unknown }): Flaw[] {
  const { validFrom, validTo, set } = overlay;
  const flaws: Flaw[] = [];
  if (!isLocalDate(validFrom)) flaws.push({ path: 'validFrom', code: 'overlay.bad-date', params: {} });
  if (!isLocalDate(validTo)) flaws.push({ path: 'validTo', code: 'overlay.bad-date', params: {} });
  else if (isLocalDate(validFrom) && validTo < validFrom) {
    flaws.push({ path: 'validTo', code: 'overlay.ends-before-start', params: {} });
  }
  if (typeof set !== 'object' || set === null || Object.keys(set).length === 0) {
    return [...flaws, { path: 'set', code: 'overlay.empty', params: {} }];
  }
  for (const [key, value] of Object.entries(set)) {
    const schema = Object.hasOwn(PARAMETER_SCHEMA, key) ? PARAMETER_SCHEMA[key as AgreementKey] : null;
    flaws.push(
      ...(schema
        ? checkSchema(schema, value, `set.${key}`)
        : [{ path: `set.${key}`, code: 'schema.unknown-key', params: {} }]),
    );
  }
  return flaws;
}

function contradictions(parameters: AgreementParameters): Flaw[] {
  const { frame, core, coreBreakWindow, breakRule, account } = parameters;
  const flaws: Flaw[] = [];
  const add = (path: string, code: string): number => flaws.push({ path, code, params: {} });
  const backwards = (window: DayWindow | null): boolean => window !== null && window.toMinute <= window.fromMinute;
  frame?.forEach((window, day) => backwards(window) && add(`frame.${day}`, 'agreement.window-order'));
  core?.forEach((window, day) => backwards(window) && add(`core.${day}`, 'agreement.window-order'));
  if (backwards(coreBreakWindow)) add('coreBreakWindow', 'agreement.window-order');
  core?.forEach((window, day) => {
    const around = frame ? frame[day] : undefined;
    if (!window || around === undefined) return;
    if (!around || window.fromMinute < around.fromMinute || window.toMinute > around.toMinute) {
      add(`core.${day}`, 'agreement.core-outside-frame');
    }
  });
  if (!isAscending(breakRule.tiers)) add('breakRule.tiers', 'agreement.tiers-not-ascending');
  if (breakRule.basis === 'presence' && breakRule.variant === 'cliff') {
    add('breakRule.variant', 'agreement.presence-is-floor');
  }
  const light = account.trafficLight;
  if (light && light.yellowMinutes < light.greenMinutes) add('account.trafficLight', 'agreement.light-order');
  return flaws;
}

function isAscending(tiers: readonly BreakTier[]): boolean {
  return tiers.every(
    (tier, index) =>
      index === 0 ||
      (tier.aboveMinutes > tiers[index - 1].aboveMinutes && tier.breakMinutes >= tiers[index - 1].breakMinutes),
  );
}
