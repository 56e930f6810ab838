import { addDays, addMonthsToDate, type RuleTerms } from '@zeitbuch/working-time';
import { type PersonFacts } from '../evaluation';
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
export function upcomingChanges(facts: PersonFacts, date: string, terms: RuleTerms | null): RuleChangeDto[] {
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
function assignmentChanges({ input }: PersonFacts, date: string): RuleChangeDto[] {
  const { assignments, agreements } = input;
  return assignments.flatMap(({ id, from, to }) => {
    const begins: RuleChangeDto = { date: from, change: 'agreementBegins', title: agreements.nameOf(id) };
    if (from > date) return [begins];
    if (to === null || assignments.some((next) => next.from === addDays(to, 1))) return [];
    return [{ date: addDays(to, 1), change: 'agreementEnds', title: agreements.nameOf(id) }];
  });
}

/** Versions and temporary rules of the agreement that holds on the day. */
function agreementChanges(facts: PersonFacts, date: string): RuleChangeDto[] {
  const { assignments, agreements } = facts.input;
  const held = assignments.find(({ from, to }) => from <= date && (to === null || date <= to));
  if (!held) return [];
  const changes: RuleChangeDto[] = [
    ...agreements.versionsOf(held.id).map(({ validFrom, version }): RuleChangeDto => {
      return { date: validFrom, change: 'versionBegins', title: agreements.nameOf(held.id), version };
    }),
    ...agreements
      .overlaysOf(held.id)
      .flatMap(({ title, validFrom, validTo }): RuleChangeDto[] => [
        { date: validFrom, change: 'overlayBegins', title },
        overlayEnd(facts, title, addDays(validTo, 1)),
      ]),
  ];
  return changes.filter((change) => held.to === null || change.date <= held.to);
}

/** The agreement alone holds again only where nothing else lies on it on that very day. */
function overlayEnd(facts: PersonFacts, title: string, date: string): RuleChangeDto {
  const { assignments, agreements } = facts.input;
  const held = assignments.find(({ from, to }) => from <= date && (to === null || date <= to));
  const layers = [...(held ? agreements.overlaysOf(held.id) : []), ...facts.annexesOn(date)];
  const remaining = layers
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
    .map((layer) => layer.title);
  return remaining.length === 0
    ? { date, change: 'overlayEnds', title }
    : { date, change: 'overlayEndsAmong', title, remaining };
}

/** Annexes of the unit to which the person belongs on the day. */
function annexChanges(facts: PersonFacts, date: string): RuleChangeDto[] {
  return facts
    .annexesOn(date)
    .flatMap(({ title, validFrom, validTo }): RuleChangeDto[] => [
      { date: validFrom, change: 'annexBegins', title },
      ...(validTo === null ? [] : [{ date: addDays(validTo, 1), change: 'annexEnds' as const, title }]),
    ]);
}

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
