import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { de } from '../texts/de';
import { SignInPage } from './sign-in-page';

const tooMany = {
  status: 429,
  statusText: 'x',
  headers: { 'Retry-After': '3', 'Content-Type': 'application/problem+json' },
};
const problem = { code: 'rate-limited', status: 429, title: 'Too many requests' };

/** The answer of the last request is looked at in the next turn. */
const settle = async (fixture: ComponentFixture<SignInPage>) => {
  await jest.advanceTimersByTimeAsync(0);
  fixture.detectChanges();
};

/** The page with the German texts, and an API whose answers the test gives. */
const configure = () =>
  TestBed.configureTestingModule({
    imports: [
      TranslocoTestingModule.forRoot({
        langs: { de },
        translocoConfig: { availableLangs: ['de'], defaultLang: 'de' },
        preloadLangs: true,
      }),
    ],
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', component: SignInPage }]),
    ],
  });

describe('signing in after too many attempts', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<SignInPage>;
  let page: HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers();
    localStorage.clear();
    configure();
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SignInPage);
    page = fixture.nativeElement as HTMLElement;
    http.expectOne('/api/v1/session').flush({ signedIn: false, roles: [], demoMode: false, serverTime: '' });
    await settle(fixture);
  });
  afterEach(() => {
    jest.useRealTimers();
    http.verify();
  });

  const type = (id: string, text: string) => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`);
    if (!field) throw new Error(`there is no field ${id}`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const press = () => page.querySelector('form')?.dispatchEvent(new Event('submit'));
  const button = () => page.querySelector<HTMLButtonElement>('button.submit');

  /** Monday 23 November 2026: Jana typed her password wrong too often, and now it is right. */
  const refused = async () => {
    type('email', 'jana.vogel@lindenau.example');
    type('password', 'eine Brücke aus Sandstein');
    press();
    http.expectOne('/api/auth/sign-in/email').flush(problem, tooMany);
    await settle(fixture);
  };

  it('says how long to wait, sends nothing meanwhile, and signs in by itself', async () => {
    await refused();
    expect(page.querySelector('#wait')?.textContent).toContain('in 3 s von selbst angemeldet');
    expect(button()?.getAttribute('aria-disabled')).toBe('true');
    press();
    http.expectNone('/api/auth/sign-in/email');
    jest.advanceTimersByTime(2000);
    http.expectNone('/api/auth/sign-in/email');
    jest.advanceTimersByTime(1000);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const again = http.expectOne('/api/auth/sign-in/email');
    expect(again.request.body).toEqual({
      email: 'jana.vogel@lindenau.example',
      password: 'eine Brücke aus Sandstein',
    });
    again.flush({});
    await settle(fixture);
    http.expectOne('/api/v1/session').flush({ signedIn: true, roles: ['employee'], demoMode: false, serverTime: '' });
    await settle(fixture);
    expect(navigate).toHaveBeenCalledWith('/heute');
    expect(page.querySelector('#wait')).toBeNull();
  });

  it('says the same to who listens, every second: what changes would be read out each time', async () => {
    await refused();
    /** What a screen reader reads of the button: nothing that is hidden from it. */
    const heard = () => {
      const name = button()?.cloneNode(true) as HTMLElement;
      for (const hidden of name.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
      const described = page.querySelector(`#${button()?.getAttribute('aria-describedby')}`);
      return [name.textContent?.trim(), described?.textContent?.trim()];
    };
    const first = heard();
    expect(first).toEqual(['Anmelden', 'Einen Moment Geduld']);
    const seen = button()?.textContent;
    await jest.advanceTimersByTimeAsync(1000);
    fixture.detectChanges();
    expect(heard()).toEqual(first);
    expect(button()?.textContent).not.toBe(seen);
  });

  it('takes what was corrected in the form while waiting', async () => {
    await refused();
    type('password', 'eine Brücke aus Sandstein 41');
    jest.advanceTimersByTime(3000);
    const again = http.expectOne('/api/auth/sign-in/email');
    expect(again.request.body.password).toBe('eine Brücke aus Sandstein 41');
    again.flush({ code: 'sign-in.failed', status: 401 }, { status: 401, statusText: 'x' });
    await settle(fixture);
    expect(button()?.getAttribute('aria-disabled')).not.toBe('true');
    expect(page.querySelector('zb-error-card')?.textContent).toContain('sign-in.failed');
  });

  it('stops waiting when the page is left', async () => {
    await refused();
    fixture.destroy();
    jest.advanceTimersByTime(10_000);
    http.expectNone('/api/auth/sign-in/email');
  });
});

describe('signing in as somebody of the demo city', () => {
  afterEach(() => void jest.useRealTimers());

  it('need not wait for another account, whose attempt is given up', async () => {
    jest.useFakeTimers();
    configure();
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(SignInPage);
    const page = fixture.nativeElement as HTMLElement;
    http.expectOne('/api/v1/session').flush({ signedIn: false, roles: [], demoMode: true, serverTime: '' });
    await settle(fixture);
    const people = ['jana', 'andreas'].map((name) => ({
      ...{ email: `${name}@lindenau.example`, password: 'zeitbuch-demo', name, role: 'employee' },
      ...{ description: '', unitName: '' },
    }));
    http.expectOne((request) => request.url.includes('demo')).flush(people);
    await settle(fixture);
    const [jana, andreas] = page.querySelectorAll<HTMLButtonElement>('.demo button');
    jana.click();
    http.expectOne('/api/auth/sign-in/email').flush(problem, tooMany);
    await settle(fixture);
    expect(page.querySelector('#wait')).not.toBeNull();
    andreas.click();
    const instead = http.expectOne('/api/auth/sign-in/email');
    expect(instead.request.body.email).toBe('andreas@lindenau.example');
    instead.flush({ code: 'sign-in.failed', status: 401 }, { status: 401, statusText: 'x' });
    await settle(fixture);
    jest.advanceTimersByTime(10_000);
    http.verify();
  });
});

describe('signing in where there is no city yet', () => {
  it('says where a city begins', async () => {
    configure();
    const fixture = TestBed.createComponent(SignInPage);
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/session')
      .flush({ signedIn: false, roles: [], demoMode: false, noCity: true, serverTime: '' });
    await fixture.whenStable();
    fixture.detectChanges();
    const text = (fixture.nativeElement as HTMLElement).textContent ?? '';
    expect(text).toContain('Hier gibt es noch keine Stadt');
    expect(text).toContain('npm run setup');
  });
});
