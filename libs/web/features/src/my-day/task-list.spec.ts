import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { apiInterceptor, type Role, SessionStore, type TaskDto } from '@zeitbuch/web-data-access';
import { countByDesk } from '../shared/task-desks';
import { de } from '../texts/de';
import { TaskList } from './task-list';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const RETURNED: TaskDto = { kind: 'monthReturned', month: '2026-10', note: 'Der 27. fehlt.', count: 1 };
const MISSING: TaskDto = { kind: 'bookingMissing', date: '2026-11-20', count: 1 };
const APPROVALS: TaskDto = { kind: 'approvals', count: 3 };
const LATE: TaskDto = { kind: 'clarifications', count: 2 };

async function open(tasks: TaskDto[], roles: Role[] = ['employee']) {
  TestBed.configureTestingModule({
    imports: [
      TaskList,
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [provideHttpClient(withInterceptors([apiInterceptor])), provideHttpClientTesting(), provideRouter([])],
  });
  const http = TestBed.inject(HttpTestingController);
  void TestBed.inject(SessionStore).load();
  const employee = { employeeId: 'e1', givenName: 'Jana', familyName: 'Voigt', unitName: 'Amt 10' };
  http.expectOne(({ url }) => url.endsWith('/session')).flush({ signedIn: true, employee, roles });
  await settle();
  const fixture = TestBed.createComponent(TaskList);
  const answer = async (waiting: TaskDto[]) => {
    TestBed.tick();
    await settle();
    http.expectOne(({ url }) => url.endsWith('/tasks')).flush({ tasks: waiting });
    await settle();
    await fixture.whenStable();
  };
  await answer(tasks);
  const element = fixture.nativeElement as HTMLElement;
  const rows = () =>
    [...element.querySelectorAll('li')].map((row) => ({
      title: row.querySelector('strong')?.textContent?.trim(),
      text: row.querySelector('.small')?.textContent?.trim(),
      href: row.querySelector('a')?.getAttribute('href'),
    }));
  return { fixture, element, http, answer, rows };
}

describe('what waits for the person', () => {
  it('says what, why and where it is done', async () => {
    const { rows } = await open([RETURNED, MISSING, APPROVALS, LATE], ['employee', 'supervisor']);
    expect(rows()).toEqual([
      { title: 'Oktober 2026 kam zurück', text: 'Begründung: Der 27. fehlt.', href: '/monat/2026-10' },
      {
        ...{ title: 'Am Fr 20.11. fehlt eine Buchung', href: '/monat/2026-11/tag/2026-11-20/korrektur' },
        text: 'Ohne sie zählt der Tag nicht. Tragen Sie die Zeit nach.',
      },
      { title: 'Freigaben: 3', text: 'Monate und Anträge warten auf Ihre Entscheidung.', href: '/freigaben' },
      {
        ...{ title: 'Verspätete Buchungen: 2', href: '/freigaben' },
        text: 'Sie kamen zu spät und passen nicht: bitte entscheiden.',
      },
    ]);
  });

  it('leads from several months that are over to the page for all of them, from one alone to none', async () => {
    const ofMonth = (month: string): TaskDto => ({ kind: 'monthToSubmit', month, count: 1 });
    const { element } = await open([ofMonth('2026-09'), RETURNED]);
    expect(element.querySelector('a.together')?.textContent?.trim()).toBe('Alle 2 Monate auf einer Seite abgeben');
    TestBed.resetTestingModule();
    const { element: alone } = await open([ofMonth('2026-09'), MISSING]);
    expect(alone.querySelector('a.together')).toBeNull();
  });

  it('leads to the first day of somebody else that waits for a decision', async () => {
    const ofJana: TaskDto = {
      kind: 'workOnAbsence',
      ...{ employeeId: 'e2', subjectName: 'Jana Voigt', month: '2026-11', date: '2026-11-05', count: 1 },
    };
    const ofOmar: TaskDto = { ...ofJana, employeeId: 'e3', subjectName: 'Omar Haddad', count: 2 };
    const { rows } = await open([ofJana, ofOmar], ['employee', 'supervisor']);
    expect(rows()).toEqual([
      {
        ...{ title: 'Jana Voigt: gearbeitet trotz Abwesenheit', href: '/monat/2026-11/tag/2026-11-05?person=e2' },
        text: 'Do 05.11.: Bitte entscheiden Sie, was die Arbeit wert ist.',
      },
      {
        ...{ title: 'Omar Haddad: gearbeitet trotz Abwesenheit', href: '/monat/2026-11/tag/2026-11-05?person=e3' },
        text: 'November 2026, 2 Tage, zuerst Do 05.11.: Bitte entscheiden Sie, was die Arbeit wert ist.',
      },
    ]);
  });

  it('leads to the page of the person whose hours somebody entered', async () => {
    const ofJana: TaskDto = { kind: 'openingProposals', employeeId: 'e2', subjectName: 'Jana Voigt', count: 1 };
    const { rows } = await open([ofJana], ['employee', 'organisationAdministrator']);
    expect(rows()).toEqual([
      {
        ...{ title: 'Jana Voigt: mitgebrachte Stunden', href: '/personen/e2' },
        text: 'Bitte prüfen Sie, was jemand eingetragen hat: bestätigen oder ablehnen.',
      },
    ]);
  });

  it('is asked for again after whatever is done here, so that what is done disappears', async () => {
    const { http, answer, rows } = await open([RETURNED]);
    expect(rows()).toHaveLength(1);
    TestBed.inject(HttpClient).post('/api/v1/months/2026-10/submission', {}).subscribe();
    http.expectOne(({ method }) => method === 'POST').flush({});
    await answer([]);
    expect(rows()).toEqual([]);
  });

  it('leaves out the day of which the page asks anyway', async () => {
    const { fixture, rows } = await open([MISSING, APPROVALS], ['employee', 'supervisor']);
    fixture.componentRef.setInput('askedOf', '2026-11-20');
    await fixture.whenStable();
    expect(rows().map(({ title }) => title)).toEqual(['Freigaben: 3']);
  });

  it('says when the time administration reminded of it', async () => {
    const { element } = await open([{ ...RETURNED, remindedAt: '2026-12-03T09:00:00+01:00' }]);
    expect(element.querySelector('.reminded')?.textContent).toBe(
      'Die Zeitbeauftragten haben Sie erinnert: 03.12.2026, 09:00',
    );
  });

  it('is counted at the desk where it is done', () => {
    const closing: TaskDto = { kind: 'closing', month: '2026-10', subjectId: 'c1', subjectName: 'MAIN', count: 1 };
    const all = [RETURNED, MISSING, APPROVALS, LATE, closing];
    expect([...countByDesk(all, ['employee', 'supervisor'])]).toEqual([
      ['/heute', 2],
      ['/freigaben', 5],
      ['/abschluss', 1],
    ]);
    expect(countByDesk([LATE], ['timeAdministrator']).get('/abschluss')).toBe(2);
  });
});
