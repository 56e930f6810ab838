import { type MatrixRole, type RoleOrigin, type Words } from './permission-matrix';

export interface RoleWords {
  readonly name: Words;
  /** What the role is for, in a sentence. */
  readonly purpose: Words;
  readonly origin: RoleOrigin;
}

/** What each role is called, what it is for, and where it comes from. */
export const ROLE_BOOK: Readonly<Record<MatrixRole, RoleWords>> = {
  employee: {
    name: { de: 'Beschäftigte', en: 'Employee' },
    purpose: {
      de: 'Bucht die eigene Zeit und liest alles über sich.',
      en: 'Books their own time and reads all about it.',
    },
    origin: 'employment',
  },
  supervisor: {
    name: { de: 'Vorgesetzte', en: 'Supervisor' },
    purpose: {
      de: 'Gibt frei, was das Team beantragt und abgibt.',
      en: 'Approves what the team asks for and hands in.',
    },
    origin: 'leadership',
  },
  deputy: {
    name: { de: 'Stellvertretung', en: 'Deputy' },
    purpose: {
      de: 'Leitet eine Einheit wie die Vorgesetzte, solange die Vertretung gilt.',
      en: 'Leads a unit like its supervisor while the deputyship lasts.',
    },
    origin: 'leadership',
  },
  timeAdministrator: {
    name: { de: 'Zeitbeauftragte', en: 'Time administrator' },
    purpose: {
      de: 'Kennt die Zeiten aller oder einzelner Einheiten, klärt und entscheidet; für die ganze Stadt auch Abschluss, Einfuhr und Dienstvereinbarungen.',
      en: 'Knows the time of everybody or of some units, clarifies and decides; for the whole city also closings, imports and staff agreements.',
    },
    origin: 'grant',
  },
  payroll: {
    name: { de: 'Entgeltabrechnung', en: 'Payroll' },
    purpose: {
      de: 'Übergibt abgeschlossene Monate an die Lohnabrechnung.',
      en: 'Hands closed months over to payroll.',
    },
    origin: 'grant',
  },
  organisationAdministrator: {
    name: { de: 'Organisationsverwaltung', en: 'Organisation administration' },
    purpose: {
      de: 'Verwaltet Personen, Zugänge und Rollen; liest keine Zeiten.',
      en: 'Administers people, access and roles; reads nobody’s time.',
    },
    origin: 'grant',
  },
  agreementEditor: {
    name: { de: 'Vereinbarungsredaktion', en: 'Agreement editor' },
    purpose: {
      de: 'Entwirft Dienstvereinbarungen und gibt Entwürfe anderer frei; liest keine Zeiten.',
      en: 'Drafts staff agreements and releases what others drafted; reads nobody’s time.',
    },
    origin: 'grant',
  },
  reports: {
    name: { de: 'Berichte', en: 'Reports' },
    purpose: {
      de: 'Wertet Zeiten vieler Personen zusammengefasst aus.',
      en: 'Evaluates the time of many people, summed up.',
    },
    origin: 'later',
  },
  staffCouncil: {
    name: { de: 'Personalrat', en: 'Staff council' },
    purpose: {
      de: 'Prüft Regeln und Summen, ohne Daten einzelner Personen.',
      en: 'Checks rules and sums, without data of single people.',
    },
    origin: 'later',
  },
  dataProtectionOfficer: {
    name: { de: 'Datenschutzbeauftragte', en: 'Data protection officer' },
    purpose: { de: 'Prüft, wer wessen Daten gesehen hat.', en: 'Checks who has seen whose data.' },
    origin: 'later',
  },
  auditor: {
    name: { de: 'Rechnungsprüfung', en: 'Auditor' },
    purpose: {
      de: 'Prüft Abschlüsse und Übergaben, ohne etwas zu ändern.',
      en: 'Checks closings and payroll files without changing anything.',
    },
    origin: 'later',
  },
  systemAdministrator: {
    name: { de: 'Systemverwaltung', en: 'System administrator' },
    purpose: {
      de: 'Betreibt den Server, ohne Daten von Personen zu lesen.',
      en: 'Runs the server without reading data of people.',
    },
    origin: 'later',
  },
};
