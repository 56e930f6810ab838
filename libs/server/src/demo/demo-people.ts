/** The role as which one looks at the demo city, and where the person works. */
export interface DemoStory {
  readonly role: 'employee' | 'supervisor' | 'timeAdministrator' | 'payroll';
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly unit: string;
  readonly description: string;
}

/** Password of every account of the demo city. It protects nothing: all of it is invented. */
export const DEMO_PASSWORD = 'zeitbuch-demo';

/**
 * The section of the story: small enough that its month can be handed in, approved,
 * closed and paid within a few minutes, so it is a payroll group of its own.
 */
export const STORY_UNIT = 'SG611';

/**
 * The second person who releases rules of agreements. Takes the place of the first leader of the city, so that every
 * demo city has her; the unit is the one that this leader has.
 */
export const RELEASING_PERSON = {
  role: 'timeAdministrator',
  givenName: 'Katrin',
  familyName: 'Seidel-Lorenz',
  email: 'katrin.seidel-lorenz@lindenau.example',
  description: 'Gibt Dienstvereinbarungen als zweite Person frei.',
} as const;

/** Four people to begin with. They exist in every demo city, whatever its size. */
export const NAMED_PEOPLE: readonly DemoStory[] = [
  {
    role: 'employee',
    givenName: 'Jana',
    familyName: 'Vogel',
    email: 'jana.vogel@lindenau.example',
    unit: STORY_UNIT,
    description: 'Stadtplanerin, zwei Tage in der Woche mobil; hat vor kurzem vergessen, Gehen zu buchen.',
  },
  {
    role: 'supervisor',
    givenName: 'Andreas',
    familyName: 'Krause',
    email: 'andreas.krause@lindenau.example',
    unit: STORY_UNIT,
    description: 'Leitet die Bauleitplanung; Korrekturen und Monate seines Teams warten auf ihn.',
  },
  {
    role: 'timeAdministrator',
    givenName: 'Sabine',
    familyName: 'Hoffmann',
    email: 'sabine.hoffmann@lindenau.example',
    unit: 'SG102',
    description: 'Zeitbeauftragte; schließt den letzten Monat ab.',
  },
  {
    role: 'payroll',
    givenName: 'Thomas',
    familyName: 'Richter',
    email: 'thomas.richter@lindenau.example',
    unit: 'SG103',
    description: 'Entgeltabrechnung; übergibt abgeschlossene Monate an das Lohnprogramm.',
  },
];
