import { type Role } from '@zeitbuch/server';

/** Roles that somebody is given, beside those that follow from work and from leading. */
export type GrantedRole = Exclude<Role, 'employee' | 'supervisor'>;

/** The role as which one looks at the demo city, and where the person works. */
export interface DemoStory {
  readonly role: Role;
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
 * Who does the second half of what two people do; the unit is the one that this leader has. No description names
 * another person: by their names people are found on the sign-in page.
 */
export type SecondPerson = Omit<DemoStory, 'unit'> & { readonly role: GrantedRole };

/**
 * The second pairs of eyes. They take the places of the first leaders of the city, in this order, so that every demo
 * city has them.
 */
export const SECOND_PEOPLE: readonly SecondPerson[] = [
  {
    role: 'timeAdministrator',
    givenName: 'Katrin',
    familyName: 'Seidel-Lorenz',
    email: 'katrin.seidel-lorenz@lindenau.example',
    description: 'Zweite Zeitbeauftragte; schließt ab, was die erste begonnen hat, und gibt Dienstvereinbarungen frei.',
  },
  {
    role: 'payroll',
    givenName: 'Miriam',
    familyName: 'Vogt-Reinhardt',
    email: 'miriam.vogt-reinhardt@lindenau.example',
    description: 'Zweite Person der Entgeltabrechnung; gibt die Lohndatei frei, die eine andere erzeugt hat.',
  },
  {
    role: 'organisationAdministrator',
    givenName: 'Birgit',
    familyName: 'Naumann-Fiedler',
    email: 'birgit.naumann-fiedler@lindenau.example',
    description: 'Organisationsverwaltung; findet jede Person der Stadt, gibt Zugangscodes aus und vergibt Rollen.',
  },
  {
    role: 'organisationAdministrator',
    givenName: 'Henrike',
    familyName: 'Albers-Roth',
    email: 'henrike.albers-roth@lindenau.example',
    description: 'Zweite Organisationsverwaltung; bestätigt Rollen, die eine andere Person vergeben will.',
  },
];

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
    description:
      'Zeitbeauftragte; beginnt den Abschluss des letzten Monats und prüft ihn. Abschließen muss ihn eine andere Person.',
  },
  {
    role: 'payroll',
    givenName: 'Thomas',
    familyName: 'Richter',
    email: 'thomas.richter@lindenau.example',
    unit: 'SG103',
    description:
      'Entgeltabrechnung; erzeugt die Lohndatei abgeschlossener Monate und lädt sie, wenn sie freigegeben ist.',
  },
];
