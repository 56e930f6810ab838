import { type Flaw, type FlawCode } from '../flaw';
import { type AgreementKey, type AgreementParameters, type DayWindow, PARAMETER_RULE } from './parameters';

type Add = (key: AgreementKey, path: string, code: FlawCode) => void;

/**
 * Where parameters of the right form contradict each other. Codes:
 * `agreement.window-order`, `agreement.frame-empty`, `agreement.core-outside-frame`,
 * `agreement.no-tiers`, `agreement.tiers-not-ascending`, `agreement.presence-is-floor`,
 * `agreement.month-above-year`, `agreement.carry-above-cap`,
 * `agreement.action-without-limit`, `agreement.light-order`,
 * `agreement.weekday-twice`, `agreement.quota-beyond-days`.
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

function checkHomeOffice({ homeOffice: { quota, onsiteWeekdays } }: AgreementParameters, add: Add): void {
  if (new Set(onsiteWeekdays).size < onsiteWeekdays.length) {
    add('homeOffice', 'homeOffice.onsiteWeekdays', 'agreement.weekday-twice');
  }
  // More days at home than the week has without the fixed days in the office: nobody could use them.
  if (quota?.kind === 'daysPerWeek' && quota.maxDays > 7 - onsiteWeekdays.length) {
    add('homeOffice', 'homeOffice.quota.maxDays', 'agreement.quota-beyond-days');
  }
}
