import { addDays, type Protection, type LocalDate } from '@zeitbuch/working-time';
import { STORY_UNIT } from './demo-people';
import { type DemoPerson } from './demo-person';

type Protected = Omit<DemoPerson, 'sites'>;
type Unprotected = Omit<Protected, 'protections'>;

/** Every city of this size employs about one in twenty (SGB IX § 154). */
const ONE_IN = 20;
const CITY = 1;

/** Names from which the demo concludes who may be expecting. */
const WOMEN = new Set(
  `Anja Anna Annett Antje Ayşe Beate Birgit Carola Christiane Clara Claudia Cornelia Diana Doreen Elena Elif Emma Fatima
Franziska Gabriele Grit Gudrun Hanna Heike Ines Isabel Ivana Jana Josephine Julia Karin Katja Katrin Kerstin Laura Lea Lena
Lina Linh Luisa Mandy Manuela Maria Marie Martina Melanie Monika Nadine Natalia Nele Nicole Nina Olga Paula Peggy Petra Ramona
Roswitha Sabine Sandra Sarah Silke Simone Sophie Steffi Susanne Tamara Thuy Tina Ulrike Uta Vanessa Veronika Wiebke Yvonne
Zeynep`.split(/\s+/),
);

/**
 * Gives a few people a special protection: one in twenty is severely disabled; a colleague expects a child, and has
 * told the city so in a month that is closed by now; another one nurses and may work until 22:00.
 */
export function withProtection(people: readonly Unprotected[], asOf: LocalDate): Protected[] {
  const [expecting, nursing] = mothers(people, asOf);
  return people.map((person, index): Protected => {
    const { hiredOn: from, leftOn: to } = person;
    const protections: Protection[] = [];
    if (person === expecting) protections.push({ kind: 'pregnant', from: addDays(asOf, -120), to: addDays(asOf, 100) });
    if (person === nursing) {
      const year = { from: addDays(asOf, -200), to: addDays(asOf, 60) };
      protections.push({ kind: 'nursing', ...year }, { kind: 'eveningWork', ...year });
    }
    if (index % ONE_IN === ONE_IN - 1) protections.push({ kind: 'severelyDisabled', from, to });
    return { ...person, protections };
  });
}

/** Two of the city's office staff who have been here for a year; of the section of the story first. */
function mothers(people: readonly Unprotected[], asOf: LocalDate): Unprotected[] {
  const able = people.filter(
    ({ tenantId, leads, story, givenName, hiredOn, leftOn, unit, birthDate }) =>
      tenantId === CITY &&
      !leads &&
      story === null &&
      unit.life === 'office' &&
      WOMEN.has(givenName) &&
      hiredOn < addDays(asOf, -365) &&
      leftOn === null &&
      birthDate > addDays(asOf, -45 * 365),
  );
  const inStory = able.filter(({ unit }) => unit.shortName === STORY_UNIT);
  return [...inStory, ...able.filter((person) => !inStory.includes(person))].slice(0, 2);
}
