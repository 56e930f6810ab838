import { type HomeOfficeQuotaRule } from './home-office-rule';
import { type AgreementParameters, type DayWindow, STANDARD_PARAMETERS, type WeekWindows } from './parameters';

/** What a city's first agreements usually are: each is a beginning that is changed by the city's own text. */
export const AGREEMENT_TEMPLATE_IDS = ['flexitime', 'serviceHours', 'rota', 'civilServants'] as const;
export type AgreementTemplateId = (typeof AGREEMENT_TEMPLATE_IDS)[number];

const monToFri = (window: DayWindow): WeekWindows => [window, window, window, window, window, null, null];
const { account, flexDays } = STANDARD_PARAMETERS;

/** 9:00 to 11:30: short enough for part-time mornings. */
const CORE = monToFri({ fromMinute: 540, toMinute: 690 });
/** 6:00 to 22:00. */
const LONG_FRAME = monToFri({ fromMinute: 360, toMinute: 1320 });

const WEEKLY = { places: 'both', span: { kind: 'week' } } as const;
const THREE_DAYS_A_WEEK: HomeOfficeQuotaRule = {
  kind: 'days',
  ...WEEKLY,
  maxHalfDays: 6,
  count: { kind: 'wholeDays' },
};
const TWO_FIFTHS_OF_THE_WEEK: HomeOfficeQuotaRule = {
  kind: 'percentOfTime',
  ...WEEKLY,
  percentTenths: 400,
  basis: 'contract',
};

/** The values of each template; a city's own agreement begins with a copy of them. */
export const AGREEMENT_TEMPLATES: Readonly<Record<AgreementTemplateId, AgreementParameters>> = {
  /** No core time; three days a week may be worked at home. */
  flexitime: {
    ...STANDARD_PARAMETERS,
    homeOffice: { quotas: [THREE_DAYS_A_WEEK], onsiteWeekdays: [] },
  },
  /** Where people come to the counter: core time, its long days in the office, and a light that shrinks with the hours. */
  serviceHours: {
    ...STANDARD_PARAMETERS,
    core: CORE,
    homeOffice: { quotas: [TWO_FIFTHS_OF_THE_WEEK], onsiteWeekdays: [2, 4] },
    flexDays: { ...flexDays, maxPerYear: 12, lowerLimitMinutes: -600 },
    account: { ...account, trafficLight: { greenMinutes: 900, yellowMinutes: 1800, prorate: true } },
  },
  /** Shifts by roster, around the clock: no frame, twelve hours a day, supplements, an account of a quarter. */
  rota: {
    ...STANDARD_PARAMETERS,
    frame: null,
    coreBreakWindow: null,
    dailyCreditCapMinutes: 720,
    dstPolicy: 'creditRostered',
    supplementsDue: true,
    account: { ...account, settlement: 'quarter', capPlusMinutes: 3600, trafficLight: null },
  },
  /** As flexitime, with the wide frame of an ordinance for civil servants. */
  civilServants: { ...STANDARD_PARAMETERS, frame: LONG_FRAME },
};
