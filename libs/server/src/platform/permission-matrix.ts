/**
 * How far a role reaches in a function: one's own things, the people whom one leads, the people of the units for which
 * one has the role, or everything of the tenant.
 */
export const SCOPES = ['own', 'led', 'units', 'tenant'] as const;
export type Scope = (typeof SCOPES)[number];

/** Roles that exist, but have no desk yet: nobody can be given them, so that nobody believes to hold what does nothing. */
export const ROLES_WITHOUT_DESK = [
  'reports',
  'staffCouncil',
  'dataProtectionOfficer',
  'auditor',
  'systemAdministrator',
] as const;

/** Every role of the matrix. A deputy is a supervisor to the routes: which of both somebody is follows from the leadership. */
export const MATRIX_ROLES = [
  'employee',
  'supervisor',
  'deputy',
  'timeAdministrator',
  'payroll',
  'organisationAdministrator',
  'agreementEditor',
  ...ROLES_WITHOUT_DESK,
] as const;
export type MatrixRole = (typeof MATRIX_ROLES)[number];

/** Where a role comes from: it follows from being employed or from leading a unit, is given by two people, or not yet. */
export const ROLE_ORIGINS = ['employment', 'leadership', 'grant', 'later'] as const;
export type RoleOrigin = (typeof ROLE_ORIGINS)[number];

/** Words in both languages. */
export interface Words {
  readonly de: string;
  readonly en: string;
}

export interface FunctionRow extends Words {
  /** Who may do it, and how far; who is not named may not. */
  readonly scopes: Readonly<Partial<Record<MatrixRole, Scope>>>;
}

const LED = { supervisor: 'led', deputy: 'led' } as const;

/**
 * The permission matrix: every function with the roles that may call it. Each route stands for one function (`@Can`).
 * Whether the function may be used for this very person and month is decided by the service, on the object; how far it
 * reaches at most stands here. Who has a role for some units only may do what reaches `units`, and not what needs the
 * whole tenant.
 */
export const permissions = {
  'self.read': {
    de: 'Eigene Zeiten, Konten, Urlaub und Aufgaben lesen',
    en: 'Read one’s own time, accounts, leave and tasks',
    scopes: { employee: 'own' },
  },
  'self.clock': {
    de: 'Kommen, Gehen und Pausen buchen',
    en: 'Clock in and out and take breaks',
    scopes: { employee: 'own' },
  },
  'self.request': {
    de: 'Korrekturen beantragen und den eigenen Monat abgeben',
    en: 'Ask for corrections and hand in one’s own month',
    scopes: { employee: 'own' },
  },
  'month.read': {
    de: 'Monat, Tage, Grenzen und Regeln einer Person lesen; Vorgesetzte ohne Gründe von Abwesenheiten',
    en: 'Read month, days, limits and rules of a person; supervisors without reasons of absence',
    scopes: { employee: 'own', ...LED, timeAdministrator: 'units' },
  },
  'team.read': {
    de: 'Den Monat des Teams als Übersicht lesen',
    en: 'Read the month of the team at a glance',
    scopes: LED,
  },
  'month.submit-for': {
    de: 'Den Monat einer Person abgeben, die es selbst nicht kann',
    en: 'Hand in the month of somebody who cannot',
    scopes: { ...LED, timeAdministrator: 'units' },
  },
  'absence.enter': {
    de: 'Abwesenheiten einer Person lesen, eintragen, ändern und absagen, nie die eigenen',
    en: 'Read, enter, change and cancel absences of a person, never one’s own',
    scopes: { timeAdministrator: 'units' },
  },
  'absence.decide': {
    de: 'Entscheiden, was Arbeit an einem Abwesenheitstag zählt',
    en: 'Decide what work on a day of absence counts',
    scopes: { ...LED, timeAdministrator: 'units' },
  },
  'approval.decide': {
    de: 'Korrekturen und Monate freigeben; Zeitbeauftragte für Personen, die niemand leitet',
    en: 'Approve corrections and months; time administrators for people whom nobody leads',
    scopes: { ...LED, timeAdministrator: 'units' },
  },
  'clarification.decide': {
    de: 'Verspätete Buchungen klären',
    en: 'Clarify bookings that came late',
    scopes: { ...LED, timeAdministrator: 'units' },
  },
  'closing.read': {
    de: 'Den Stand von Monatsabschlüssen lesen',
    en: 'Read how closings stand',
    scopes: { timeAdministrator: 'tenant' },
  },
  'closing.run': {
    de: 'Monate abschließen; eine zweite Person schließt ab, was die erste begonnen hat',
    en: 'Close months; a second person closes what the first one started',
    scopes: { timeAdministrator: 'tenant' },
  },
  'payroll.read': {
    de: 'Abgeschlossene Monate und Lohndateien sehen',
    en: 'See closed months and payroll files',
    scopes: { payroll: 'tenant' },
  },
  'payroll.export': {
    de: 'Lohndateien erzeugen und herunterladen',
    en: 'Make and download payroll files',
    scopes: { payroll: 'tenant' },
  },
  'payroll.release': {
    de: 'Lohndateien freigeben, die eine andere Person erzeugt hat',
    en: 'Release payroll files that another person made',
    scopes: { payroll: 'tenant' },
  },
  'payroll.gaps': {
    de: 'Sehen, was für Lohndateien noch fehlt: Zahlen von Personen, keine Namen',
    en: 'See what payroll files still lack: numbers of people, no names',
    scopes: { payroll: 'tenant', timeAdministrator: 'tenant' },
  },
  'payroll.settings': {
    de: 'Nummern, Lohnarten und Kostenstellen vorschlagen; eine zweite Person gibt frei',
    en: 'Propose numbers, wage types and cost centres; a second person releases',
    scopes: { payroll: 'tenant' },
  },
  'agreement.read': {
    de: 'Alle Dienstvereinbarungen lesen: Regeln sind für die da, für die sie gelten',
    en: 'Read all staff agreements: rules are theirs for whom they hold',
    scopes: { employee: 'tenant' },
  },
  'agreement.publish': {
    de: 'Dienstvereinbarungen entwerfen; eine zweite Person gibt frei',
    en: 'Draft staff agreements; a second person releases',
    scopes: { timeAdministrator: 'tenant', agreementEditor: 'tenant' },
  },
  'agreement.people': {
    de: 'Sehen, wer unter einer Dienstvereinbarung arbeitet, ohne Zeiten',
    en: 'See who works under a staff agreement, without their time',
    scopes: { timeAdministrator: 'tenant', agreementEditor: 'tenant', organisationAdministrator: 'tenant' },
  },
  'import.run': {
    de: 'Dateien einlesen, für die die Rolle zuständig ist; eine zweite Person gibt Zeilen über die einlesende Person frei',
    en: 'Import the kinds of files of the role; a second person releases lines about who imports',
    scopes: { timeAdministrator: 'tenant', organisationAdministrator: 'tenant' },
  },
  'import.administer': {
    de: 'Zugänge vergeben, mit denen Personalverfahren Dateien schicken, und sagen, ab wie vielen Austritten gefragt wird',
    en: 'Give access to systems that send files, and say from how many leavers on a person is asked',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'setup.read': {
    de: 'Sehen, was der Stadt vor dem ersten Stempeln und dem ersten Abschluss noch fehlt',
    en: 'See what the city still lacks before the first clock-in and the first closing',
    scopes: { organisationAdministrator: 'tenant', timeAdministrator: 'tenant' },
  },
  'people.read': {
    de: 'Alle Personen der Stadt finden, ohne ihre Zeiten',
    en: 'Find everybody of the city, without their time',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'people.edit': {
    de: 'Angaben, Verträge, Einheit, Nebentätigkeit, Rufbereitschaft, Anordnungen, mitgebrachte Stunden und Austritt von Personen ändern, nie die eigenen',
    en: 'Change particulars, contracts, unit, second jobs, on-call plans, orders, hours brought along and leaving of people, never one’s own',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'account.manage': {
    de: 'Zugänge ausgeben, sperren und wieder öffnen, nie den eigenen',
    en: 'Give, close and reopen access, never one’s own',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'organisation.read': {
    de: 'Einheiten, Leitungen und Standorte lesen',
    en: 'Read units, leaderships and sites',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'organisation.edit': {
    de: 'Einheiten, Leitungen und Standorte von einem Tag an ändern',
    en: 'Change units, leaderships and sites from a day on',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'role.read': {
    de: 'Sehen, wer welche Rolle hat',
    en: 'See who has which role',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'role.give': {
    de: 'Rollen vergeben und beenden, nie die eigenen; eine zweite Person bestätigt',
    en: 'Give and end roles, never one’s own; a second person confirms',
    scopes: { organisationAdministrator: 'tenant' },
  },
  'permission.read': {
    de: 'Diese Tabelle lesen',
    en: 'Read this table',
    scopes: {
      timeAdministrator: 'units',
      payroll: 'tenant',
      organisationAdministrator: 'tenant',
      agreementEditor: 'tenant',
    },
  },
} as const satisfies Record<string, FunctionRow>;

export type Permission = keyof typeof permissions;
