import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import {
  Api,
  chooseEmployer,
  endSessions,
  getSession,
  joinEmployer,
  listDemoPeople,
  type DemoPersonDto,
  type EarlierEmploymentDto,
  type EmployerDto,
  type JoinedEmployerDto,
  type Role,
  type SessionDto,
} from './generated';
import { DeviceStorage } from './device-storage';
import { isUnreachable, type Problem, ProblemReader } from './problem';

const STORAGE_KEY = 'zeitbuch.session';

/** Who is signed in on this device. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  readonly #api = inject(Api);
  readonly #http = inject(HttpClient);
  readonly #problems = inject(ProblemReader);
  readonly #storage = inject(DeviceStorage);

  readonly #session = signal<SessionDto | null>(null);
  readonly session = this.#session.asReadonly();
  readonly signedIn = computed(() => this.#session()?.signedIn ?? false);
  readonly employee = computed(() => this.#session()?.employee ?? null);
  /** Employments here before this one, the last one first. */
  readonly earlier = computed<readonly EarlierEmploymentDto[]>(() => this.#session()?.earlier ?? []);
  readonly roles = computed<readonly Role[]>(() => this.#session()?.roles ?? []);
  /** Roles that the person has for some units only. */
  readonly unitRoles = computed<readonly Role[]>(() => this.#session()?.unitRoles ?? []);
  readonly demoMode = computed(() => this.#session()?.demoMode ?? false);
  /** Every employer whom the sign-in opens, the chosen one among them. */
  readonly employers = computed<readonly EmployerDto[]>(() => this.#session()?.employers ?? []);
  /** Signed in, but for whom they work now is not said yet. */
  readonly mustChoose = computed(() => !this.signedIn() && this.employers().length > 0);
  /** Nobody can sign in yet: a city is set up first. */
  readonly noCity = computed(() => this.#session()?.noCity ?? false);
  readonly problem = signal<Problem | null>(null);

  /** Asks the server once; later calls get the known answer. Resolves with whether somebody is signed in. */
  async ensure(): Promise<boolean> {
    if (this.#session() === null) await this.load();
    return this.signedIn();
  }

  async load(): Promise<void> {
    try {
      this.#keep(await this.#api.invoke(getSession));
      this.problem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      this.problem.set(problem);
      if (isUnreachable(problem) && this.#session() === null) this.#session.set(this.#kept());
    }
  }

  /** Resolves with null when signed in, otherwise with what was wrong (`sign-in.failed` for a wrong password). */
  async signIn(email: string, password: string): Promise<Problem | null> {
    try {
      await firstValueFrom(this.#http.post('/api/auth/sign-in/email', { email, password }));
    } catch (error) {
      if (error instanceof HttpErrorResponse && [400, 401, 403, 422].includes(error.status))
        return { code: 'sign-in.failed', status: error.status };
      return this.#problems.read(error);
    }
    await this.load();
    return this.problem();
  }

  /** From now on the person works for this employer, here and in every tab of this browser. */
  async chooseEmployer(employeeId: string): Promise<Problem | null> {
    // Between the two they are nobody: what the page asks meanwhile must not be asked for the one before.
    this.#session.update((session) => session && { ...session, signedIn: false, employee: undefined });
    let problem: Problem | null = null;
    try {
      await this.#api.invoke(chooseEmployer, { body: { employeeId } });
    } catch (error) {
      problem = this.#problems.read(error);
    }
    await this.load();
    return problem ?? this.problem();
  }

  /** One sign-in for this employer and another one; both passwords prove that it is the same person. */
  async joinEmployer(proofs: JoinedEmployerDto): Promise<Problem | null> {
    try {
      await this.#api.invoke(joinEmployer, { body: proofs });
    } catch (error) {
      return this.#problems.read(error);
    }
    await this.load();
    return this.problem();
  }

  async signOut(): Promise<Problem | null> {
    try {
      await firstValueFrom(this.#http.post('/api/auth/sign-out', {}));
      this.forget();
      return null;
    } catch (error) {
      return this.#problems.read(error);
    }
  }

  /** Ends this person's sessions on every device; this one is forgotten here, too. */
  async signOutEverywhere(): Promise<Problem | null> {
    try {
      await this.#api.invoke(endSessions);
      this.forget();
      return null;
    } catch (error) {
      return this.#problems.read(error);
    }
  }

  /** The server no longer knows the session; the next page asks again. */
  forget(): void {
    this.#session.set(null);
    this.#storage.remove(STORAGE_KEY);
  }

  #keep(session: SessionDto): void {
    this.#session.set(session);
    if (session.signedIn) this.#storage.write(STORAGE_KEY, JSON.stringify(session));
    else this.#storage.remove(STORAGE_KEY);
  }

  /**
   * Who was signed in when the server last answered: without a connection the clock
   * still opens for that person. It only names them; the server decides again on every request.
   */
  #kept(): SessionDto | null {
    const text = this.#storage.read(STORAGE_KEY);
    return text === null ? null : (JSON.parse(text) as SessionDto);
  }

  /** The people of the demo city that can be tried with one click. */
  async demoPeople(): Promise<readonly DemoPersonDto[]> {
    try {
      return await this.#api.invoke(listDemoPeople);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return [];
    }
  }
}
