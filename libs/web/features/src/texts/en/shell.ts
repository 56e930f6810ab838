import { type shell as german } from '../de/shell';
import { type Translated } from '../texts';

/** Frame of every page: navigation, preferences, errors, common words. */
export const shell: Translated<typeof german> = {
  nav: {
    label: 'Main navigation',
    skip: 'Skip to content',
    today: 'Today',
    month: 'Month',
    requests: 'Requests',
    rules: 'Rules',
    approvals: 'Approvals',
    closing: 'Closing',
    payroll: 'Payroll',
  },
  title: {
    signIn: 'Sign in',
    today: 'Today',
    month: 'My month',
    requests: 'My requests',
    rules: 'My rules',
    approvals: 'Approvals',
    closing: 'Monthly closing',
    payroll: 'Payroll handover',
    notFound: 'Page not found',
  },
  menu: {
    open: 'Menu of {{ name }}',
    language: 'Language',
    theme: 'Appearance',
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    waiting: 'Bookings not sent yet: {{ count }}. They stay on this device and are sent after you sign in again.',
  },
  language: { de: 'Deutsch', en: 'English' },
  theme: { system: 'As on this device', light: 'Light', dark: 'Dark' },
  common: {
    cancel: 'Cancel',
    close: 'Close',
    back: 'Back',
    loading: 'Loading …',
    noHealth: 'Nothing about health or family, please',
    previous: 'Previous',
    next: 'Next',
    pages: 'Pages',
    pageOf: 'Page {{ page }} of {{ pages }}',
  },
  error: {
    code: 'Code',
    number: 'Reference',
    retry: 'Try again',
  },
  notFound: {
    heading: 'There is no such page',
    text: 'The address may be incomplete.',
    home: 'Go to Today',
  },
  offline: {
    bar: 'No connection. Bookings are kept and sent as soon as the server can be reached.',
    clock: 'The clock of this device is off by {{ duration }}. The server’s time counts.',
  },
  booking: {
    kind: {
      clockIn: 'Clock in',
      clockOut: 'Clock out',
      breakStart: 'Start of break',
      breakEnd: 'End of break',
      locationChange: 'Change of place',
    },
    source: {
      web: 'in the browser',
      offline: 'without connection',
      terminal: 'at a terminal',
      import: 'imported',
      correction: 'by correction',
      demo: 'in the browser',
    },
    voided: 'replaced',
  },
  location: {
    office: 'Office',
    mobileWork: 'Mobile work',
    telework: 'Telework',
    businessTrip: 'Business trip',
  },
  status: {
    open: 'Open',
    submitted: 'Handed in',
    approved: 'Approved',
    closed: 'Closed',
  },
};
