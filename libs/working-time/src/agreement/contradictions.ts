import { type Flaw, type FlawCode } from '../flaw';
import { weekdayOf } from '../time';
import { type HomeOfficeQuotaRule } from './home-office-rule';
import { type AgreementKey, type AgreementParameters, type DayWindow, PARAMETER_RULE } from './parameters';

type Add = (key: AgreementKey, path: string, code: FlawCode) => void;

/**
 * Where parameters of the right form contradict each other. Codes:
 * `agreement.window-order`, `agreement.frame-empty`, `agreement.core-outside-frame`,
 * `agreement.no-tiers`, `agreement.tiers-not-ascending`, `agreement.presence-is-floor`,
 * `agreement.month-above-year`, `agreement.carry-above-cap`,
 * `agreement.action-without-limit`, `agreement.light-order`,
 * `agreement.weekday-twice`, `agreement.quota-beyond-days`, `agreement.quota-of-half-days`, `agreement.quota-twice`,
 * `agreement.too-many-quotas`, `agreement.not-a-monday`.
 */
export function contradictions(parameters: AgreementParameters): Flaw[] {
  const flaws: Flaw[] = [];
  const add: Add = (key, path, code) => flaws.push({ path, code, rule: PARAMETER_RULE[key], params: {} });
  checkWindows(parameters, add);
  checkBreaks(parameters, add);
  checkAccount(parameters, add);
  checkHomeOffice(parameters, add);
  return flaws;
}

const isBackwards = (window: DayWindow | null): boolean => window !== null && window.toMinute <= window.fromMinute;

function checkWindows({ frame, core, coreBreakWindow }: AgreementParameters, add: Add): void {
  for (const key of ['frame', 'core'] as const) {
    const week = key === 'frame' ? frame : core;
    week?.forEach((window, day) => isBackwards(window) && add(key, `${key}.${day}`, 'agreement.window-order'));
  }
  if (isBackwards(coreBreakWindow)) add('coreBreakWindow', 'coreBreakWindow', 'agreement.window-order');
  // Nothing would ever be credited; who wants no frame says null.
  if (frame?.every((window) => window === null)) add('frame', 'frame', 'agreement.frame-empty');
  core?.forEach((window, day) => {
    const around = frame ? frame[day] : undefined;
    if (!window || around === undefined) return;
    if (!around || window.fromMinute < around.fromMinute || window.toMinute > around.toMinute) {
      add('core', `core.${day}`, 'agreement.core-outside-frame');
    }
  });
}

function checkBreaks({ breakRule }: AgreementParameters, add: Add): void {
  const { tiers } = breakRule;
  if (breakRule.autoDeduct && tiers.length === 0) add('breakRule', 'breakRule.tiers', 'agreement.no-tiers');
  const isAscending = tiers.every(
    ({ aboveMinutes, breakMinutes }, index) =>
      index === 0 || (aboveMinutes > tiers[index - 1].aboveMinutes && breakMinutes >= tiers[index - 1].breakMinutes),
  );
  if (!isAscending) add('breakRule', 'breakRule.tiers', 'agreement.tiers-not-ascending');
  if (breakRule.basis === 'presence' && breakRule.variant === 'cliff') {
    add('breakRule', 'breakRule.variant', 'agreement.presence-is-floor');
  }
}

function checkAccount({ account, flexDays }: AgreementParameters, add: Add): void {
  const { capPlusMinutes, carryOverMaxMinutes, capAction, trafficLight } = account;
  if (flexDays.maxPerMonth > flexDays.maxPerYear) add('flexDays', 'flexDays.maxPerMonth', 'agreement.month-above-year');
  if (capPlusMinutes !== null && carryOverMaxMinutes !== null && carryOverMaxMinutes > capPlusMinutes) {
    add('account', 'account.carryOverMaxMinutes', 'agreement.carry-above-cap');
  }
  if (capAction !== 'forfeitReport' && capPlusMinutes === null && carryOverMaxMinutes === null) {
    add('account', 'account.capAction', 'agreement.action-without-limit');
  }
  if (trafficLight && trafficLight.yellowMinutes < trafficLight.greenMinutes) {
    add('account', 'account.trafficLight', 'agreement.light-order');
  }
}

/** More bars than anybody could keep in mind. */
const MOST_QUOTAS = 6;

function checkHomeOffice({ homeOffice: { quotas, onsiteWeekdays } }: AgreementParameters, add: Add): void {
  if (new Set(onsiteWeekdays).size < onsiteWeekdays.length) {
    add('homeOffice', 'homeOffice.onsiteWeekdays', 'agreement.weekday-twice');
  }
  if (quotas.length > MOST_QUOTAS) add('homeOffice', 'homeOffice.quotas', 'agreement.too-many-quotas');
  quotas.forEach((quota, index) => {
    const path = `homeOffice.quotas.${index}`;
    const isSame = (other: HomeOfficeQuotaRule): boolean =>
      JSON.stringify(potOf(other)) === JSON.stringify(potOf(quota));
    if (quotas.slice(0, index).some(isSame)) add('homeOffice', path, 'agreement.quota-twice');
    if (quota.kind === 'minutesPerDay') return;
    if (quota.span.kind === 'weeks' && weekdayOf(quota.span.firstMonday) !== 1)
      add('homeOffice', `${path}.span.firstMonday`, 'agreement.not-a-monday');
    if (quota.kind === 'days' && quota.count.kind === 'wholeDays' && quota.maxHalfDays % 2 === 1)
      add('homeOffice', `${path}.maxHalfDays`, 'agreement.quota-of-half-days');
    // More days at home than the week has without the fixed days in the office: nobody could use them.
    if (quota.kind === 'days' && quota.span.kind === 'week' && quota.maxHalfDays > 2 * (7 - onsiteWeekdays.length))
      add('homeOffice', `${path}.maxHalfDays`, 'agreement.quota-beyond-days');
  });
}

/** Two quotas of one kind, of the same places and over the same days say two different things of one thing. */
const potOf = (quota: HomeOfficeQuotaRule): readonly unknown[] => [
  quota.kind,
  quota.places,
  quota.kind === 'minutesPerDay' ? null : quota.span,
];
