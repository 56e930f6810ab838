import {
  type AgreementKey,
  type Layers,
  type RuleTerms,
  type StandingLayer,
  addDays,
  addMonthsToDate,
  resolveAgreement,
  standingStretches,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { lawChanges } from './law-changes';
import { type RuleChangeDto } from './rules.dto';

/** More than this nobody wants to read ahead. */
const MOST_CHANGES = 6;
const AGE_OF_MAJORITY_MONTHS = 18 * 12;

/**
 * What will change for the person after the day, as far as it is published, the next first.
 * @param facts as the reader may know them: who must not know the age reads of no birthday
 * @param terms what holds for the person on the day; null where nothing does
 */
export function upcomingChanges(facts: PersonFacts, date: LocalDate, terms: RuleTerms | null): RuleChangeDto[] {
  const { leftOn } = facts.input;
  return [
    ...assignmentChanges(facts, date),
    ...agreementChanges(facts, date),
    ...annexChanges(facts, date),
    ...contractChanges(facts),
    ...comingOfAge(facts),
    ...(terms ? lawChanges(terms) : []),
  ]
    .filter((change) => date < change.date && (leftOn === null || change.date <= leftOn))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .slice(0, MOST_CHANGES);
}

/** Another agreement, or none any more. */
function assignmentChanges({ input }: PersonFacts, date: LocalDate): RuleChangeDto[] {
  const { assignments, agreements } = input;
  return assignments.flatMap(({ id, from, to }) => {
    const begins: RuleChangeDto = { date: from, change: 'agreementBegins', title: agreements.nameOf(id) };
    if (from > date) return [begins];
    if (to === null || assignments.some((next) => next.from === addDays(to, 1))) return [];
    return [{ date: addDays(to, 1), change: 'agreementEnds', title: agreements.nameOf(id) }];
  });
}

/** Versions and temporary rules of the agreement that holds on the day. */
function agreementChanges(facts: PersonFacts, date: LocalDate): RuleChangeDto[] {
  const { assignments, agreements } = facts.input;
  const held = assignments.find(({ from, to }) => from <= date && (to === null || date <= to));
  if (!held) return [];
  const layers = facts.layersOn(date);
  const changes: RuleChangeDto[] = [
    ...agreements.versionsOf(held.id).map(({ validFrom, version }): RuleChangeDto => {
      return { date: validFrom, change: 'versionBegins', title: agreements.nameOf(held.id), version };
    }),
    ...layers.overlays.flatMap(({ overlayId: id, title, validFrom: from, validTo: to, set }): RuleChangeDto[] => {
      const { begins, ends } = felt({ id, keys: keysOf(set), from, to }, layers);
      return [
        ...(begins === null ? [] : [{ date: begins, change: 'overlayBegins' as const, title }]),
        ...(ends === null ? [] : [overlayEnd(layers, title, ends)]),
      ];
    }),
  ];
  return changes.filter((change) => held.to === null || change.date <= held.to);
}

/**
 * First day on which something of a rule holds, and first one after its end: null where another rule goes before it on
 * these days, and nobody notices that it begins or ends.
 */
function felt(layer: StandingLayer, layers: Layers): { begins: LocalDate | null; ends: LocalDate | null } {
  const stretches = standingStretches(layer, layers);
  const last = stretches.at(-1);
  const lasts = last !== undefined && last.to === layer.to;
  return { begins: stretches.at(0)?.from ?? null, ends: lasts && last.to !== null ? addDays(last.to, 1) : null };
}

/** The agreement alone holds again only where nothing else lies on it on that very day. */
function overlayEnd({ versions, annexes, overlays }: Layers, title: string, date: LocalDate): RuleChangeDto {
  const resolved = resolveAgreement(date, versions, overlays, annexes);
  const decisive = new Set(Object.values({ ...resolved?.annexed, ...resolved?.overlaid }));
  const remaining = [
    ...overlays.filter(({ overlayId }) => decisive.has(overlayId)),
    ...annexes.filter(({ annexId }) => decisive.has(annexId)),
  ].map((layer) => layer.title);
  return remaining.length === 0
    ? { date, change: 'overlayEnds', title }
    : { date, change: 'overlayEndsAmong', title, remaining };
}

/** Annexes of the unit to which the person belongs on the day. */
function annexChanges(facts: PersonFacts, date: LocalDate): RuleChangeDto[] {
  const layers = facts.layersOn(date);
  return facts.annexesOn(date).flatMap(({ annexId: id, title, validFrom: from, validTo: to, set }): RuleChangeDto[] => {
    const { begins, ends } = felt({ id, keys: keysOf(set), from, to }, layers);
    return [
      ...(begins === null ? [] : [{ date: begins, change: 'annexBegins' as const, title }]),
      ...(ends === null ? [] : [{ date: ends, change: 'annexEnds' as const, title }]),
    ];
  });
}

const keysOf = (set: object): AgreementKey[] => Object.keys(set) as AgreementKey[];

function contractChanges({ input }: PersonFacts): RuleChangeDto[] {
  return input.contracts
    .filter(({ validFrom }) => validFrom > input.hiredOn)
    .map(({ validFrom, weeklyMinutes }) => ({ date: validFrom, change: 'contractChanges', weeklyMinutes }));
}

function comingOfAge({ input: { birthDate, hiredOn } }: PersonFacts): RuleChangeDto[] {
  if (birthDate === null) return [];
  const date = addMonthsToDate(birthDate, AGE_OF_MAJORITY_MONTHS);
  return date > hiredOn ? [{ date, change: 'comesOfAge' }] : [];
}
