import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SessionStore } from './session.store';

const jana = { signedIn: true, roles: ['employee'], demoMode: false, serverTime: '', employee: { employeeId: 'jana' } };

function start() {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  return { http: TestBed.inject(HttpTestingController), session: TestBed.inject(SessionStore) };
}

async function signedInBefore() {
  const { http, session } = start();
  const loaded = session.load();
  http.expectOne('/api/v1/session').flush(jana);
  await loaded;
  return { http, session };
}

describe('who is signed in', () => {
  beforeEach(() => localStorage.clear());

  it('is known again after a reload without a connection, so that the clock opens', async () => {
    await signedInBefore();
    const { http, session } = start();
    const asked = session.ensure();
    http.expectOne('/api/v1/session').error(new ProgressEvent('offline'));
    expect(await asked).toBe(true);
    expect(session.employee()?.employeeId).toBe('jana');
    expect(session.problem()?.code).toBe('network');
  });

  it('is nobody after signing out, also without a connection', async () => {
    const before = await signedInBefore();
    const out = before.session.signOut();
    before.http.expectOne('/api/auth/sign-out').flush({ success: true });
    expect(await out).toBeNull();
    const { http, session } = start();
    const asked = session.ensure();
    http.expectOne('/api/v1/session').error(new ProgressEvent('offline'));
    expect(await asked).toBe(false);
  });

  it('is nobody when the server says so, whatever was kept', async () => {
    await signedInBefore();
    const { http, session } = start();
    const asked = session.ensure();
    http.expectOne('/api/v1/session').flush({ signedIn: false, roles: [], demoMode: true, serverTime: '' });
    expect(await asked).toBe(false);
    expect(localStorage.getItem('zeitbuch.session')).toBeNull();
  });

  it('stays nobody after a wrong password, with one code for every reason', async () => {
    const { http, session } = start();
    const answer = session.signIn('jana.vogel@lindenau.example', 'guess');
    http
      .expectOne('/api/auth/sign-in/email')
      .flush({ code: 'INVALID_EMAIL_OR_PASSWORD' }, { status: 401, statusText: 'x' });
    expect(await answer).toEqual({ code: 'sign-in.failed', status: 401 });
    expect(session.signedIn()).toBe(false);
  });
});
