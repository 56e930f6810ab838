import { type PublishOverlayDto } from '@zeitbuch/web-data-access';
import {
  type AgreementKey,
  type AgreementParameters,
  type DayWindow,
  type HomeOfficeRule,
  type WeekWindows,
} from '@zeitbuch/working-time';
import { readClock, readLength, writeClock, writeLength } from './human-input';
import { SIMPLE_KEYS } from './simple-value';

/** The values that the form can change; the API takes every key. */
export const EDITABLE_KEYS = ['frame', 'core', 'dailyCreditCapMinutes', 'flexDays', 'account', 'homeOffice'] as const;
export type EditableKey = (typeof EDITABLE_KEYS)[number];

/** A weekday as it is typed; two empty texts are a day without a window. */
export interface DayDraft {
  readonly from: string;
  readonly to: string;
}
export type WeekDraft = readonly DayDraft[];

export const HOME_QUOTAS = ['asAgreed', 'none', 'days'] as const;
export type HomeQuota = (typeof HOME_QUOTAS)[number];

/** What a time administrator has filled in so far. Lengths and times are texts as they were typed. */
export interface OverlayDraft {
  readonly title: string;
  readonly legalBasis: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly chosen: readonly EditableKey[];
  readonly frame: WeekDraft;
  /** All work counts, at whatever time. */
  readonly noFrame: boolean;
  readonly core: WeekDraft;
  readonly dailyCap: string;
  readonly capPlus: string;
  readonly debtLimit: string;
  readonly green: string;
  readonly yellow: string;
  readonly maxPerMonth: string;
  readonly maxPerYear: string;
  /** How much may be worked at home: as agreed, without limit, or so many days a week. */
  readonly homeQuota: HomeQuota;
  readonly homeDays: string;
  /** Values of the keys that are one choice among few. */
  readonly simple: Readonly<Partial<Record<AgreementKey, boolean | string>>>;
  /** Simple keys that the rule sets. */
  readonly chosenSimple: readonly AgreementKey[];
  /** Fixed days in the office do not hold for the time of the rule. */
  readonly noOnsiteDays: boolean;
}

/** What the form itself notices, before the server is asked: field by the path of the request, and the text's key. */
export interface DraftFlaw {
  readonly field: string;
  readonly problem: 'title' | 'legalBasis' | 'clock' | 'length' | 'count';
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const EMPTY_WEEK: WeekDraft = WEEKDAYS.map(() => ({ from: '', to: '' }));

export const EMPTY_DRAFT: OverlayDraft = {
  title: '',
  legalBasis: '',
  validFrom: '',
  validTo: '',
  chosen: [],
  frame: EMPTY_WEEK,
  noFrame: false,
  core: EMPTY_WEEK,
  dailyCap: '',
  capPlus: '',
  debtLimit: '',
  green: '',
  yellow: '',
  maxPerMonth: '',
  maxPerYear: '',
  homeQuota: 'asAgreed',
  homeDays: '',
  simple: {},
  chosenSimple: [],
  noOnsiteDays: false,
};

/** The key chosen or left out again; what was chosen begins with the values of the agreement. */
export function choose(draft: OverlayDraft, key: EditableKey, on: boolean, base: AgreementParameters): OverlayDraft {
  const chosen = EDITABLE_KEYS.filter((one) => (one === key ? on : draft.chosen.includes(one)));
  return on ? { ...draft, chosen, ...startOf(key, base) } : { ...draft, chosen };
}

/** The same for a key that is one choice among few. */
export function chooseSimple(draft: OverlayDraft, key: AgreementKey, on: boolean, base: AgreementParameters) {
  const chosenSimple = SIMPLE_KEYS.filter((one) => (one === key ? on : draft.chosenSimple.includes(one)));
  const simple = on ? { ...draft.simple, [key]: base[key] } : draft.simple;
  return { ...draft, chosenSimple, simple };
}

function startOf(key: EditableKey, base: AgreementParameters): Partial<OverlayDraft> {
  const { account, flexDays } = base;
  switch (key) {
    case 'frame':
      return { frame: weekDraft(base.frame), noFrame: base.frame === null };
    case 'core':
      return { core: weekDraft(base.core) };
    case 'dailyCreditCapMinutes':
      return { dailyCap: writeLength(base.dailyCreditCapMinutes) };
    case 'flexDays':
      return { maxPerMonth: String(flexDays.maxPerMonth), maxPerYear: String(flexDays.maxPerYear) };
    case 'account':
      return {
        capPlus: writeLength(account.capPlusMinutes),
        debtLimit: writeLength(account.debtLimitMinutes),
        green: writeLength(account.trafficLight?.greenMinutes),
        yellow: writeLength(account.trafficLight?.yellowMinutes),
      };
    case 'homeOffice':
      return { homeQuota: 'asAgreed', homeDays: '', noOnsiteDays: false };
  }
}

const weekDraft = (week: WeekWindows | null): WeekDraft =>
  WEEKDAYS.map((day) => ({ from: writeClock(week?.[day]?.fromMinute), to: writeClock(week?.[day]?.toMinute) }));

/** What cannot be read at all, in the order of the form. Whether it may be agreed on is for the server to say. */
export function draftFlaws(draft: OverlayDraft, base: AgreementParameters): DraftFlaw[] {
  const flaws: DraftFlaw[] = [];
  const look = (isWrong: boolean, field: string, problem: DraftFlaw['problem']) => {
    if (isWrong) flaws.push({ field, problem });
  };
  const isLengthWrong = (text: string, emptyIsFine = true) =>
    text.trim() === '' ? !emptyIsFine : readLength(text) === null;
  look(!isBetween(draft.title.trim().length, 3, 120), 'title', 'title');
  look(!isBetween(draft.legalBasis.trim().length, 3, 200), 'legalBasis', 'legalBasis');
  for (const key of draft.chosen) {
    if (key === 'frame' && !draft.noFrame) flaws.push(...weekFlaws('frame', draft.frame));
    if (key === 'core') flaws.push(...weekFlaws('core', draft.core));
    if (key === 'dailyCreditCapMinutes') look(isLengthWrong(draft.dailyCap), 'set.dailyCreditCapMinutes', 'length');
    if (key === 'flexDays') {
      look(!/^\d{1,3}$/.test(draft.maxPerMonth.trim()), 'set.flexDays.maxPerMonth', 'count');
      look(!/^\d{1,3}$/.test(draft.maxPerYear.trim()), 'set.flexDays.maxPerYear', 'count');
    }
    if (key === 'homeOffice' && draft.homeQuota === 'days')
      look(!/^\d$/.test(draft.homeDays.trim()), 'set.homeOffice.quota.maxDays', 'count');
    if (key === 'account') {
      look(isLengthWrong(draft.capPlus), 'set.account.capPlusMinutes', 'length');
      look(isLengthWrong(draft.debtLimit), 'set.account.debtLimitMinutes', 'length');
      if (!base.account.trafficLight) continue;
      look(isLengthWrong(draft.green, false), 'set.account.trafficLight.greenMinutes', 'length');
      look(isLengthWrong(draft.yellow, false), 'set.account.trafficLight.yellowMinutes', 'length');
    }
  }
  return flaws;
}

const isBetween = (value: number, least: number, most: number): boolean => least <= value && value <= most;
const isEmpty = ({ from, to }: DayDraft): boolean => from.trim() === '' && to.trim() === '';

function weekFlaws(key: 'frame' | 'core', week: WeekDraft): DraftFlaw[] {
  return week.flatMap((day, index) => {
    const isRead = isEmpty(day) || (readClock(day.from) !== null && readClock(day.to) !== null);
    return isRead ? [] : [{ field: `set.${key}.${index}`, problem: 'clock' as const }];
  });
}

/** The request as the API wants it. Call it only without flaws of the draft. Dates that are missing are left to the server. */
export function requestOf(draft: OverlayDraft, base: AgreementParameters, overlayId: string): PublishOverlayDto {
  const set: Partial<Record<AgreementKey, unknown>> = {};
  for (const key of draft.chosen) set[key] = valueOf(key, draft, base);
  for (const key of draft.chosenSimple) set[key] = draft.simple[key];
  const { validFrom, validTo } = draft;
  return { overlayId, title: draft.title.trim(), legalBasis: draft.legalBasis.trim(), validFrom, validTo, set };
}

/** Each key is replaced as a whole: what the form does not show stays what the agreement says. */
function valueOf(key: EditableKey, draft: OverlayDraft, base: AgreementParameters): unknown {
  const debt = readLength(draft.debtLimit);
  const light = base.account.trafficLight;
  switch (key) {
    case 'frame':
      return draft.noFrame ? null : draft.frame.map(windowOf);
    case 'core':
      return draft.core.every(isEmpty) ? null : draft.core.map(windowOf);
    case 'dailyCreditCapMinutes':
      return readLength(draft.dailyCap);
    case 'flexDays':
      return { ...base.flexDays, maxPerMonth: Number(draft.maxPerMonth), maxPerYear: Number(draft.maxPerYear) };
    case 'account':
      return {
        ...base.account,
        capPlusMinutes: readLength(draft.capPlus),
        // It is typed without a sign; nought stays nought.
        debtLimitMinutes: debt === null ? null : 0 - debt,
        trafficLight: light && {
          ...light,
          greenMinutes: readLength(draft.green),
          yellowMinutes: readLength(draft.yellow),
        },
      };
    case 'homeOffice':
      return {
        ...base.homeOffice,
        ...(draft.homeQuota === 'asAgreed' ? {} : { quota: homeQuotaOf(draft) }),
        ...(draft.noOnsiteDays ? { onsiteWeekdays: [] } : {}),
      };
  }
}

const homeQuotaOf = ({ homeQuota, homeDays }: OverlayDraft): HomeOfficeRule['quota'] =>
  homeQuota === 'days' ? { kind: 'daysPerWeek', maxDays: Number(homeDays) } : null;

function windowOf(day: DayDraft): DayWindow | null {
  const [fromMinute, toMinute] = [readClock(day.from), readClock(day.to)];
  return fromMinute === null || toMinute === null ? null : { fromMinute, toMinute };
}
