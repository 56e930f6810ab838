import {
  RULES,
  addDays,
  datesBetween,
  evaluateDay,
  isRuleInForce,
  ruleTermsOf,
  zone,
  type PersonFacts,
  type TenantAgreements,
  type LocalDate,
} from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { AgreementCache } from '@zeitbuch/server';
import { type Queryable } from '@zeitbuch/server';
import { type DemoAgreement, demoAgreements } from './agreements';
import { factsOf } from './history';
import { liveThrough } from './life';
import { DEMO_UNITS } from './units';
import { demoPeople } from './people';
import { holidaysBetween } from './sites';

// The size and length of the city that people meet first; October 2025 to yesterday holds two changes of the clocks,
// a December, a crisis that is over, a summer, and agreements with and without core time.
const AS_OF = '2026-11-24';
const FIRST_DATE = '2025-10-01';
const OPEN_FROM = '2026-10-01';

/** Days that begin in 2027. */
const FOR_NOBODY_YET = ['SN-QZG'];
/** Worked out by the library, promised to nobody. */
const ONLY_CALCULATED = PERIOD_RULES.filter(({ isOnlyCalculated }) => isOnlyCalculated).map(({ id }) => id);

describe('the rules of the demo city', () => {
  const inForce = new Set<string>();
  /** Rules that changed minutes, found something or made a supplement. */
  const effective = new Set<string>();
  const findings = new Set<string>();
  const overlays = new Set<string>();
  const agreements = new Set<string>();
  const annexes = new Set<string>();

  const look = (person: PersonFacts, date: LocalDate) => {
    const facts = person.isEmployedOn(date) ? person.on(date) : null;
    if (!facts) return;
    const terms = ruleTermsOf(facts);
    for (const rule of [...RULES, ...PERIOD_RULES]) if (isRuleInForce(rule, terms)) inForce.add(rule.id);
    agreements.add(person.input.agreements.nameOf(facts.agreement.agreementId));
    for (const title of person.input.agreements.overlayTitles(facts.agreement)) overlays.add(title);
    for (const id of Object.values(facts.agreement.annexed ?? {})) annexes.add(person.input.agreements.annexTitle(id));
    const day = evaluateDay(facts);
    for (const { rule } of day.trace) effective.add(rule);
    for (const { code } of day.findings) findings.add(code);
    if (day.supplements.length > 0) effective.add('TVOED-8-1');
    if (day.nightMinutes > 0) effective.add('ARBZG-2');
    if (day.decemberTimeOff) effective.add('TVOED-6-3-TIME-OFF');
  };

  beforeAll(async () => {
    const rules = new Map<number, TenantAgreements>();
    for (const tenantId of [1, 2]) rules.set(tenantId, await agreementsOf(tenantId));
    const world = {
      zone: zone('Europe/Berlin'),
      firstDate: FIRST_DATE,
      asOf: AS_OF,
      openFrom: OPEN_FROM,
    } as const;
    const holidaysOf = holidaysBetween(FIRST_DATE, AS_OF);
    for (const person of demoPeople({ employees: 120, seed: 'lindenau', firstDate: FIRST_DATE, asOf: AS_OF }).people) {
      const agreements = rules.get(person.tenantId) as TenantAgreements;
      const holidays = holidaysOf(person);
      const facts = factsOf(person, liveThrough(person, { ...world, holidays }), {
        ...world,
        holidays,
        agreements,
        agreementId: person.agreement,
        unitId: person.unit.shortName,
      });
      for (const date of datesBetween(FIRST_DATE, addDays(AS_OF, -1))) look(facts, date);
    }
    for (const { id, findings: codes } of RULES) if (codes.some((code) => findings.has(code))) effective.add(id);
  }, 60_000);

  it('are all in force for somebody', () => {
    const promised = [...RULES, ...PERIOD_RULES].map(({ id }) => id).filter((id) => !ONLY_CALCULATED.includes(id));
    expect(promised.filter((id) => !inForce.has(id))).toEqual(FOR_NOBODY_YET);
    expect(ONLY_CALCULATED.filter((id) => inForce.has(id))).toEqual([]);
  });

  it('have all had an effect on somebody’s day', () => {
    expect(RULES.map(({ id }) => id).filter((id) => !effective.has(id))).toEqual([]);
  });

  it('were found broken in the ways that people ask about', () => {
    const asked = [
      'CORE_TIME_VIOLATION',
      'DAILY_MAX_10H_EXCEEDED',
      'HOLIDAY_WORK',
      'LOCATION_NOT_ELIGIBLE',
      'MINOR_DAILY_MAX',
      'MINOR_SHIFT_SPAN_10H',
      'MINOR_WORK_GT_4H30_WITHOUT_BREAK',
      'MISSING_BOOKING',
      'MUSCHG_DAILY_MAX_8H30',
      'OUTSIDE_FRAME_NOT_CREDITED',
      'REST_11H_VIOLATED',
      'SUNDAY_WORK',
      'TELEWORK_AGREEMENT_MISSING',
      'UNEXCUSED_ABSENCE',
    ];
    expect(asked.filter((code) => !findings.has(code))).toEqual([]);
  });

  it('come from five agreements of different shape, from annexes, and from temporary rules that have ended or will', () => {
    expect([...agreements].sort()).toEqual([
      'BV Arbeitszeit Stadtreinigung',
      'DV Bürgerdienste mit Servicezeit',
      'DV Gleitzeit',
      'DV Schicht- und Leitstellendienst',
      'Gleitzeitordnung Beamtinnen und Beamte',
    ]);
    expect([...annexes].sort()).toEqual([
      'Anlage 1: erweiterter Rahmen',
      'Anlage 1a: Wartung am Abend',
      'Anlage Leitstelle: Abrechnung nach Kalendertagen',
    ]);
    expect([...overlays].sort()).toEqual([
      'Hochwasserlage: erweiterter Rahmen',
      'Sommerregelung 2026',
      'Winterdienst 2025/2026',
      'Winterdienst 2026/2027',
    ]);
  });
});

/** The agreements of a tenant as the product would read them, without a database: the name stands for the id. */
function agreementsOf(tenantId: number): Promise<TenantAgreements> {
  const rows = demoAgreements(AS_OF)
    .filter((agreement) => agreement.tenantId === tenantId)
    .map((agreement: DemoAgreement) => ({
      agreement_id: agreement.name,
      name: agreement.name,
      versions: agreement.versions.map((version, index) => ({ ...version, version: index + 1 })),
      annexes: agreement.annexes?.map((annex) => ({ ...annex, id: annex.title, unitName: annex.unit })) ?? null,
      overlays: agreement.overlays.map(({ title, validFrom: from, validTo: to, set }, precedence) => {
        return { id: title, title, from, to, set, precedence };
      }),
    }));
  const units = DEMO_UNITS.map(({ shortName: unitId, parent: parentId }) => ({
    unitId,
    parentId,
    from: null,
    to: null,
  }));
  const query = (sql: string) => Promise.resolve({ rows: sql.includes('from org_unit_state where') ? units : rows });
  const db = { query } as unknown as Queryable;
  return new AgreementCache().load(db, tenantId, 1);
}
