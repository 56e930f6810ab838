import { readHours } from '../shared/lengths';
import { type FoundCityDto, type PersonnelGroup, type UnitKind } from '@zeitbuch/web-data-access';
import {
  AGREEMENT_TEMPLATE_IDS,
  type AgreementTemplateId,
  type LocalDate,
  type Minutes,
  prorate,
} from '@zeitbuch/working-time';

/** The pages of the set-up, in their order; the last one shows everything and asks for the password. */
export const SET_UP_STEPS = ['city', 'site', 'groups', 'agreements', 'unit', 'person', 'check'] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

/** What the steps gather, as it is typed. */
export interface SetUpDraft {
  readonly city: { readonly name: string; readonly shortName: string };
  readonly site: { readonly name: string; readonly region: string };
  readonly groups: { readonly code: string; readonly name: string }[];
  readonly agreements: {
    readonly validFrom: string;
    readonly list: { readonly template: AgreementTemplateId; readonly name: string; readonly isChosen: boolean }[];
  };
  readonly unit: { readonly kind: UnitKind; readonly name: string; readonly shortName: string };
  readonly person: {
    readonly givenName: string;
    readonly familyName: string;
    readonly email: string;
    readonly personnelNumber: string;
    readonly personnelGroup: PersonnelGroup;
    /** Code of a payroll group. */
    readonly payrollGroup: string;
    /** Template of a chosen agreement, or nothing yet. */
    readonly agreement: AgreementTemplateId | '';
    readonly hiredOn: string;
    readonly weeklyHours: string;
    /** Monday to Sunday. */
    readonly days: boolean[];
  };
}

/** A set-up that nobody has filled in. @param names what the agreements are usually called. @param today of the town */
export function emptyDraft(names: Readonly<Record<AgreementTemplateId, string>>, today: LocalDate): SetUpDraft {
  return {
    city: { name: '', shortName: '' },
    site: { name: '', region: '' },
    groups: [{ code: '', name: '' }],
    agreements: {
      // What is recorded later about earlier months of the year has its rules, too.
      validFrom: `${today.slice(0, 4)}-01-01`,
      list: AGREEMENT_TEMPLATE_IDS.map((template) => ({
        ...{ template, name: names[template], isChosen: template === 'flexitime' },
      })),
    },
    unit: { kind: 'department', name: '', shortName: '' },
    person: {
      ...{ givenName: '', familyName: '', email: '', personnelNumber: '' },
      ...{ personnelGroup: 'TVOED_VKA', payrollGroup: '', agreement: '', hiredOn: '' },
      ...{ weeklyHours: '39', days: [true, true, true, true, true, false, false] },
    },
  };
}

/** Weekly minutes spread over the days worked, Monday to Sunday: no minute is lost. Nothing where no day is worked. */
export function dayMinutes(weeklyMinutes: Minutes, days: readonly boolean[]): Minutes[] {
  if (!days.includes(true)) return days.map(() => 0);
  return prorate(
    weeklyMinutes,
    days.map((works) => (works ? 1 : 0)),
  );
}

/** The set-up as it is sent; call it for a draft without flaws. */
export function foundCityOrder(draft: SetUpDraft, code: string, password: string): FoundCityDto {
  const { city, site, groups, agreements, unit, person } = draft;
  const { agreement, days, weeklyHours, ...administrator } = trimmed(person);
  const chosen = agreements.list.filter(({ isChosen }) => isChosen);
  return {
    code,
    city: trimmed(city),
    site: trimmed(site),
    payrollGroups: groups.map(trimmed),
    agreements: chosen.map(({ template, name }) => ({ template, name: name.trim(), validFrom: agreements.validFrom })),
    unit: trimmed(unit),
    administrator: {
      ...administrator,
      agreement: chosen.find(({ template }) => template === agreement)?.name.trim() ?? '',
      dayMinutes: dayMinutes(readHours(weeklyHours) ?? 0, days),
    },
    password,
  };
}

/** The same object without blanks around its texts. */
const trimmed = <T extends object>(part: T): T =>
  Object.fromEntries(
    Object.entries(part).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? value.trim() : value,
    ]),
  ) as T;
