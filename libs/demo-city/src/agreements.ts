import {
  AGREEMENT_TEMPLATES,
  type AgreementKey,
  type AgreementParameters,
  type DayWindow,
  STANDARD_PARAMETERS,
  type WeekWindows,
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  validateAgreement,
  validateAnnex,
  validateOverlay,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import {
  CIVIL_SERVANT_PARAGRAPHS,
  COUNTER_PARAGRAPHS,
  ENTERPRISE_PARAGRAPHS,
  FLEXITIME_PARAGRAPHS,
  ROTA_PARAGRAPHS,
} from './agreement-paragraphs';

export interface DemoAgreement {
  readonly tenantId: number;
  readonly name: string;
  readonly versions: readonly DemoVersion[];
  readonly annexes?: readonly DemoAnnex[];
  readonly overlays: readonly DemoOverlay[];
}

interface DemoVersion {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly parameters: AgreementParameters;
  readonly paragraphs: Readonly<Record<AgreementKey, string>>;
}

/** What an agreement says differently for a unit and those below it. */
interface DemoAnnex {
  readonly unit: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly set: Partial<AgreementParameters>;
  readonly paragraphs: Readonly<Partial<Record<AgreementKey, string>>>;
}

interface DemoOverlay {
  readonly title: string;
  readonly legalBasis: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate;
  readonly set: Partial<AgreementParameters>;
}

export const FLEXITIME = 'DV Gleitzeit';
export const COUNTER = 'DV Bürgerdienste mit Servicezeit';
export const ROTA = 'DV Schicht- und Leitstellendienst';
export const CIVIL_SERVANTS = 'Gleitzeitordnung Beamtinnen und Beamte';
export const ENTERPRISE = 'BV Arbeitszeit Stadtreinigung';

/** When the oldest agreements came into force. */
const LONG_AGO = '2019-01-01';

const window = (fromHour: number, toHour: number): DayWindow => ({ fromMinute: fromHour * 60, toMinute: toHour * 60 });
const monToFri = (w: DayWindow): WeekWindows => [w, w, w, w, w, null, null];

/** Short enough for part-time mornings. */
const CORE = monToFri({ fromMinute: 540, toMinute: 690 });

/**
 * The agreements of the city and its enterprise, dated so that a reader of the
 * last months meets every kind of change: a version that replaced another, an
 * overlay that has ended, one of every summer.
 * @param asOf today
 */
export function demoAgreements(asOf: LocalDate): DemoAgreement[] {
  const month = monthOf(asOf);
  const withoutCoreFrom = firstDayOf(addMonths(month, -8));
  const agreements: DemoAgreement[] = [
    {
      tenantId: 1,
      name: FLEXITIME,
      versions: [
        {
          from: LONG_AGO,
          to: addDays(withoutCoreFrom, -1),
          parameters: { ...AGREEMENT_TEMPLATES.flexitime, core: CORE },
          paragraphs: FLEXITIME_PARAGRAPHS,
        },
        since(withoutCoreFrom, AGREEMENT_TEMPLATES.flexitime, FLEXITIME_PARAGRAPHS),
      ],
      annexes: centralServices(firstDayOf(addMonths(month, -5))),
      overlays: [crisis(addMonths(month, -12)), ...summers(asOf), move(asOf)],
    },
    {
      tenantId: 1,
      name: COUNTER,
      versions: [since(LONG_AGO, AGREEMENT_TEMPLATES.serviceHours, COUNTER_PARAGRAPHS)],
      overlays: [],
    },
    {
      tenantId: 1,
      name: ROTA,
      versions: [since(LONG_AGO, AGREEMENT_TEMPLATES.rota, ROTA_PARAGRAPHS)],
      annexes: [controlRoom()],
      overlays: [],
    },
    {
      tenantId: 1,
      name: CIVIL_SERVANTS,
      versions: [since(LONG_AGO, AGREEMENT_TEMPLATES.civilServants, CIVIL_SERVANT_PARAGRAPHS)],
      overlays: [],
    },
    {
      tenantId: 2,
      name: ENTERPRISE,
      versions: [since(LONG_AGO, enterpriseParameters(), ENTERPRISE_PARAGRAPHS)],
      overlays: winters(asOf),
    },
  ];
  for (const agreement of agreements) assertSound(agreement);
  return agreements;
}

const since = (
  from: LocalDate,
  parameters: AgreementParameters,
  paragraphs: DemoVersion['paragraphs'],
): DemoVersion => ({
  from,
  to: null,
  parameters,
  paragraphs,
});

/** Its rosters are written by calendar day: the only unit whose shifts are split at midnight. */
export const CALENDAR_DAY_UNIT = 'SG371';
const controlRoom = (): DemoAnnex => ({
  from: LONG_AGO,
  to: null,
  unit: CALENDAR_DAY_UNIT,
  title: 'Anlage Leitstelle: Abrechnung nach Kalendertagen',
  set: { accountingDay: 'calendarDay' },
  paragraphs: { accountingDay: '§ 1' },
});

/** The main office is reached until nine in the evening, its IT until ten: the nearer annex wins. */
function centralServices(from: LocalDate): DemoAnnex[] {
  const annex = { from, to: null };
  return [
    {
      ...annex,
      unit: 'AMT10',
      title: 'Anlage 1: erweiterter Rahmen',
      set: { frame: monToFri(window(6, 21)) },
      paragraphs: { frame: '§ 2 (1)' },
    },
    {
      ...annex,
      unit: 'SG104',
      title: 'Anlage 1a: Wartung am Abend',
      set: { frame: monToFri(window(5, 22)) },
      paragraphs: { frame: '§ 2' },
    },
  ];
}

function crisis(month: YearMonth): DemoOverlay {
  return {
    title: 'Hochwasserlage: erweiterter Rahmen',
    legalBasis: 'Vereinbarung mit dem Personalrat nach § 9 (2) DV Gleitzeit, befristet',
    validFrom: firstDayOf(month),
    validTo: lastDayOf(addMonths(month, 1)),
    set: { frame: monToFri(window(6, 22)), homeOffice: { quotas: [], onsiteWeekdays: [] } },
  };
}

function summers(asOf: LocalDate): DemoOverlay[] {
  const year = Number(asOf.slice(0, 4));
  return [year - 1, year].map((summer) => ({
    title: `Sommerregelung ${summer}`,
    legalBasis: '§ 4 (3) DV Gleitzeit: Hitzeschutz',
    validFrom: `${summer}-06-01`,
    validTo: `${summer}-08-31`,
    set: { frame: monToFri({ fromMinute: 330, toMinute: 1200 }) },
  }));
}

/** Decided but not yet in force: what a reader finds under "what changes next". */
function move(asOf: LocalDate): DemoOverlay {
  return {
    title: 'Umzug ins Neue Rathaus: erweiterter Rahmen',
    legalBasis: 'Vereinbarung mit dem Personalrat nach § 9 (2) DV Gleitzeit, befristet',
    validFrom: addDays(asOf, 13),
    validTo: addDays(asOf, 26),
    set: { frame: monToFri(window(6, 22)) },
  };
}

/** Snow is cleared before people go to work. */
function winters(asOf: LocalDate): DemoOverlay[] {
  const year = Number(asOf.slice(0, 4));
  const night = window(3, 20);
  return [year - 2, year - 1, year].map((winter) => ({
    title: `Winterdienst ${winter}/${winter + 1}`,
    legalBasis: '§ 6 BV Arbeitszeit: Räum- und Streudienst',
    validFrom: `${winter}-11-01`,
    validTo: `${winter + 1}-03-31`,
    set: { frame: [night, night, night, night, night, window(3, 16), null] },
  }));
}

function enterpriseParameters(): AgreementParameters {
  const { account, breakRule } = STANDARD_PARAMETERS;
  const day = window(5, 20);
  return {
    ...STANDARD_PARAMETERS,
    frame: [day, day, day, day, day, window(5, 16), null],
    breakRule: { ...breakRule, variant: 'cliff' },
    supplementsDue: true,
    // What lies above the limit is kept for a sabbatical, not lost.
    account: {
      ...account,
      settlement: 'quarter',
      capPlusMinutes: 1800,
      capAction: 'transferLongterm',
      trafficLight: null,
    },
  };
}

/** The demo city obeys the engine's own checks, or it is not built. */
function assertSound({ name, versions, annexes = [], overlays }: DemoAgreement): void {
  const bases = versions.map(({ from, to, parameters }, index) => {
    return { agreementId: name, version: index + 1, validFrom: from, validTo: to, parameters };
  });
  const flaws = [
    ...versions.flatMap(({ parameters }) => validateAgreement(parameters)),
    ...annexes.flatMap(({ from, to, ...annex }) => validateAnnex({ ...annex, validFrom: from, validTo: to }, bases)),
    ...overlays.flatMap((overlay) => validateOverlay(overlay, bases)),
  ];
  if (flaws.length > 0) throw new Error(`${name}: ${flaws.map(({ path, code }) => `${path} ${code}`).join(', ')}`);
}
