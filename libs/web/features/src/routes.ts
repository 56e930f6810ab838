import { inject } from '@angular/core';
import { type CanActivateFn, type CanMatchFn, Router, type Routes } from '@angular/router';
import { type Role, ServerClock, SessionStore } from '@zeitbuch/web-data-access';
import { townTime } from '@zeitbuch/web-ui';
import { isDateInUse, isMonthInUse, type LocalDate, type YearMonth, monthOf } from '@zeitbuch/working-time';

/** Lets only signed-in people in; the others come back to this page after signing in. */
const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  if (await session.ensure()) return true;
  const queryParams = state.url === '/' ? {} : { zurueck: state.url };
  return router.createUrlTree([session.mustChoose() ? '/arbeitgeber' : '/anmelden'], { queryParams });
};

/** A page for people with one of the roles; for others it does not exist. The server decides again on each request. */
const withRole = (...roles: Role[]): CanMatchFn => {
  return async () => {
    const session = inject(SessionStore);
    return !(await session.ensure()) || roles.some((role) => session.roles().includes(role));
  };
};

/** The same, also for who has one of the roles for some units only. */
const withAnyReach = (...roles: Role[]): CanMatchFn => {
  return async () => {
    const session = inject(SessionStore);
    return (
      !(await session.ensure()) || roles.some((role) => [...session.roles(), ...session.unitRoles()].includes(role))
    );
  };
};

/** A page for a day, month or year that the calendar has; for others it does not exist. It stands second in the address. */
const withTime = (isTime: (text: string) => boolean): CanMatchFn => {
  return (_route, segments) => isTime(segments[1]?.path ?? '');
};
const isYear = (text: string): boolean => isMonthInUse(`${text}-01`);

/** A page for who comes with a code behind #; without one, the address means something else. */
const withCode: CanMatchFn = () => Boolean(inject(Router).currentNavigation()?.extractedUrl.fragment);

const today = (): LocalDate => townTime(inject(ServerClock).nowMilliseconds()).date;
const currentMonth = (): YearMonth => monthOf(today());

/** Every page. Titles are keys of texts. */
export const routes: Routes = [
  {
    path: 'anmelden',
    title: 'title.signIn',
    loadComponent: async () => (await import('./sign-in/sign-in-page')).SignInPage,
  },
  {
    path: 'passwort-vergessen',
    title: 'title.forgotten',
    loadComponent: async () => (await import('./sign-in/forgotten-page')).ForgottenPage,
  },
  {
    path: 'zugang',
    title: 'title.access',
    loadComponent: async () => (await import('./sign-in/access-page')).AccessPage,
  },
  {
    path: 'arbeitgeber',
    title: 'title.employers',
    loadComponent: async () => (await import('./sign-in/employers-page')).EmployersPage,
  },
  {
    path: 'arbeitgeber/verbinden',
    title: 'title.joinEmployer',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./sign-in/join-page')).JoinPage,
  },
  {
    path: 'einrichtung',
    title: 'title.setUp',
    canMatch: [withCode],
    loadComponent: async () => (await import('./setup/set-up-page')).SetUpPage,
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./shell/shell')).Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'heute' },
      {
        path: 'heute',
        title: 'title.today',
        loadComponent: async () => (await import('./my-day/my-day-page')).MyDayPage,
      },
      { path: 'monat', pathMatch: 'full', redirectTo: () => `/monat/${currentMonth()}` },
      {
        path: 'monat/abgeben',
        title: 'title.openMonths',
        loadComponent: async () => (await import('./my-month/open-months-page')).OpenMonthsPage,
      },
      {
        path: 'monat/:month',
        title: 'title.month',
        canMatch: [withTime(isMonthInUse)],
        loadComponent: async () => (await import('./my-month/my-month-page')).MyMonthPage,
        children: [
          {
            path: 'tag/:date',
            canMatch: [withTime(isDateInUse)],
            loadComponent: async () => (await import('./my-month/day-explanation')).DayExplanation,
          },
          {
            path: 'tag/:date/korrektur',
            canMatch: [withTime(isDateInUse)],
            loadComponent: async () => (await import('./my-month/day-editor')).DayEditor,
          },
        ],
      },
      {
        path: 'antraege',
        title: 'title.requests',
        loadComponent: async () => (await import('./my-month/requests-page')).RequestsPage,
      },
      { path: 'abwesend', pathMatch: 'full', redirectTo: () => `/abwesend/${today().slice(0, 4)}` },
      {
        path: 'abwesend/:year',
        title: 'title.absences',
        canMatch: [withTime(isYear)],
        loadComponent: async () => (await import('./absences/absences-page')).AbsencesPage,
      },
      {
        path: 'abwesend/:year/person/:employeeId',
        title: 'title.absences',
        canMatch: [withAnyReach('timeAdministrator'), withTime(isYear)],
        loadComponent: async () => (await import('./absences/person-absences-page')).PersonAbsencesPage,
      },
      { path: 'urlaub', pathMatch: 'full', redirectTo: () => `/urlaub/${today().slice(0, 4)}` },
      {
        path: 'urlaub/:year',
        title: 'title.leave',
        canMatch: [withTime(isYear)],
        loadComponent: async () => (await import('./leave/leave-page')).LeavePage,
      },
      { path: 'regeln', pathMatch: 'full', redirectTo: () => `/regeln/${today()}` },
      {
        path: 'regeln/:date',
        title: 'title.rules',
        canMatch: [withTime(isDateInUse)],
        loadComponent: async () => (await import('./my-rules/my-rules-page')).MyRulesPage,
      },
      {
        path: 'dienstvereinbarungen',
        title: 'title.agreements',
        loadComponent: async () => (await import('./agreements/agreements-page')).AgreementsPage,
      },
      {
        path: 'dienstvereinbarungen/neu',
        title: 'title.addAgreement',
        canMatch: [withRole('timeAdministrator', 'agreementEditor')],
        loadComponent: async () => (await import('./agreements/new-agreement')).NewAgreement,
      },
      {
        path: 'dienstvereinbarungen/personen',
        title: 'title.agreementPeople',
        canMatch: [withRole('timeAdministrator', 'agreementEditor', 'organisationAdministrator')],
        loadComponent: async () => (await import('./agreements/agreement-people-page')).AgreementPeoplePage,
      },
      {
        path: 'dienstvereinbarungen/:agreementId/personen',
        title: 'title.agreementPeople',
        canMatch: [withRole('timeAdministrator', 'agreementEditor', 'organisationAdministrator')],
        loadComponent: async () => (await import('./agreements/agreement-people-page')).AgreementPeoplePage,
      },
      {
        path: 'dienstvereinbarungen/:agreementId',
        title: 'title.agreements',
        loadComponent: async () => (await import('./agreements/agreements-page')).AgreementsPage,
      },
      {
        path: 'dienstvereinbarungen/:agreementId/befristete-regel',
        title: 'title.addOverlay',
        data: { kind: 'overlay' },
        canMatch: [withRole('timeAdministrator', 'agreementEditor')],
        loadComponent: async () => (await import('./agreements/publication-form')).PublicationForm,
      },
      {
        path: 'dienstvereinbarungen/:agreementId/neue-fassung',
        title: 'title.addVersion',
        data: { kind: 'version' },
        canMatch: [withRole('timeAdministrator', 'agreementEditor')],
        loadComponent: async () => (await import('./agreements/publication-form')).PublicationForm,
      },
      {
        path: 'dienstvereinbarungen/:agreementId/anlage',
        title: 'title.addAnnex',
        data: { kind: 'annex' },
        canMatch: [withRole('timeAdministrator', 'agreementEditor')],
        loadComponent: async () => (await import('./agreements/publication-form')).PublicationForm,
      },
      {
        path: 'freigaben',
        title: 'title.approvals',
        canMatch: [withAnyReach('supervisor', 'timeAdministrator')],
        loadComponent: async () => (await import('./approvals/approvals-page')).ApprovalsPage,
      },
      {
        path: 'einfuhr',
        title: 'title.imports',
        canMatch: [withRole('timeAdministrator', 'organisationAdministrator')],
        loadComponent: async () => (await import('./imports/imports-page')).ImportsPage,
      },
      {
        path: 'einfuhr/systeme',
        title: 'title.importSystems',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./imports/systems-page')).SystemsPage,
      },
      {
        path: 'einfuhr/:uploadId',
        title: 'title.imports',
        canMatch: [withRole('timeAdministrator', 'organisationAdministrator')],
        loadComponent: async () => (await import('./imports/upload-page')).UploadPage,
      },
      {
        path: 'abschluss',
        title: 'title.closing',
        canMatch: [withRole('timeAdministrator')],
        loadComponent: async () => (await import('./closing-desk/closing-desk-page')).ClosingDeskPage,
      },
      {
        path: 'abschluss/:month',
        title: 'title.closing',
        canMatch: [withRole('timeAdministrator'), withTime(isMonthInUse)],
        loadComponent: async () => (await import('./closing-desk/closing-desk-page')).ClosingDeskPage,
      },
      {
        path: 'abschluss/:month/:group',
        title: 'title.closing',
        canMatch: [withRole('timeAdministrator'), withTime(isMonthInUse)],
        loadComponent: async () => (await import('./closing-desk/closing-desk-page')).ClosingDeskPage,
      },
      {
        path: 'abschluss/:closingId',
        title: 'title.closing',
        canMatch: [withRole('timeAdministrator')],
        loadComponent: async () => (await import('./closing-desk/closing-desk-page')).ClosingDeskPage,
      },
      {
        path: 'lohn',
        title: 'title.payroll',
        canMatch: [withRole('payroll')],
        loadComponent: async () => (await import('./payroll-desk/payroll-desk-page')).PayrollDeskPage,
      },
      {
        path: 'einrichtung',
        title: 'title.setUp',
        canMatch: [withRole('organisationAdministrator', 'timeAdministrator')],
        loadComponent: async () => (await import('./setup/checklist-page')).ChecklistPage,
      },
      {
        path: 'lohn/einstellungen',
        title: 'title.payrollSettings',
        canMatch: [withRole('payroll')],
        loadComponent: async () => (await import('./payroll-desk/payroll-settings-page')).PayrollSettingsPage,
      },
      {
        path: 'organisation',
        title: 'title.organisation',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./organisation/organisation-page')).OrganisationPage,
        children: [
          {
            path: ':unitId',
            loadComponent: async () => (await import('./organisation/unit-page')).UnitPage,
          },
        ],
      },
      {
        path: 'standorte',
        title: 'title.sites',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./sites/sites-page')).SitesPage,
      },
      {
        path: 'standorte/:siteId',
        title: 'title.sites',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./sites/site-page')).SitePage,
      },
      {
        path: 'personen',
        title: 'title.people',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./people/people-page')).PeoplePage,
      },
      {
        path: 'personen/neu',
        title: 'title.hire',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./people/hire-page')).HirePage,
      },
      {
        path: 'personen/zugangscodes',
        title: 'title.accessSheets',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./people/access-sheets-page')).AccessSheetsPage,
      },
      {
        path: 'personen/:employeeId',
        title: 'title.people',
        canMatch: [withRole('organisationAdministrator')],
        loadComponent: async () => (await import('./people/person-page')).PersonPage,
      },
      {
        path: 'rollen',
        title: 'title.roles',
        canMatch: [withAnyReach('timeAdministrator', 'payroll', 'organisationAdministrator', 'agreementEditor')],
        loadComponent: async () => (await import('./roles/roles-page')).RolesPage,
      },
      {
        path: '**',
        title: 'title.notFound',
        loadComponent: async () => (await import('./shell/not-found-page')).NotFoundPage,
      },
    ],
  },
];
