import { type signIn as german } from '../de/sign-in';
import { type Translated } from '../texts';

export const signIn: Translated<typeof german> = {
  signIn: {
    heading: 'Welcome to Zeitbuch',
    lead: 'Time recording that explains every minute.',
    email: 'E-mail address',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    submit: 'Sign in',
    working: 'Signing you in …',
    waitHeading: 'One moment, please',
    waiting:
      'There were too many attempts with this account. You will be signed in by itself in {{ seconds }} s; your password stays where it is. You get in at once on a device on which you were signed in before, or by another network, e.g. a mobile one.',
    waitingShort: '{{ seconds }} s to wait …',
    emailMissing: 'Enter your e-mail address.',
    passwordMissing: 'Enter your password.',
    expired: 'Your session has ended. Please sign in again.',
    form: 'Sign-in',
    demoHeading: 'Try the demo city',
    demoLead: 'One click and you are signed in. All people and times are invented.',
    as: 'Sign in as {{ name }}',
    role: {
      employee: 'Employee',
      supervisor: 'Supervisor',
      timeAdministrator: 'Time administrator',
      payroll: 'Payroll',
    },
  },
};
