import { type Role } from '@zeitbuch/web-data-access';

export const signIn = {
  signIn: {
    heading: 'Willkommen bei Zeitbuch',
    lead: 'Zeiterfassung, die jede Minute erklärt.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    show: 'Passwort anzeigen',
    hide: 'Passwort verbergen',
    submit: 'Anmelden',
    working: 'Sie werden angemeldet …',
    waitHeading: 'Einen Moment Geduld',
    waiting:
      'Es gab zu viele Versuche mit diesem Konto. Sie werden in {{ seconds }} s von selbst angemeldet; Ihr Passwort bleibt so lange stehen. Sofort geht es auf einem Gerät, auf dem Sie schon angemeldet waren, oder über ein anderes Netz, z. B. Mobilfunk.',
    waitingShort: 'Noch {{ seconds }} s …',
    emailMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
    expired: 'Ihre Sitzung ist beendet. Melden Sie sich bitte wieder an.',
    form: 'Anmeldung',
    demoHeading: 'Probieren Sie die Demo-Stadt aus',
    demoLead: 'Ein Klick, und Sie sind angemeldet. Alle Personen und Zeiten sind erfunden.',
    as: 'Als {{ name }} anmelden',
    role: {
      employee: 'Beschäftigte',
      supervisor: 'Vorgesetzte',
      timeAdministrator: 'Zeitbeauftragte',
      payroll: 'Entgeltabrechnung',
    } satisfies Record<Role, string>,
  },
};
