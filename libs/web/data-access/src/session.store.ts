import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api, getSession, listDemoPeople, type DemoPersonDto, type Role, type SessionDto } from './generated';
import { type Problem, ProblemReader } from './problem';

/** Who is signed in on this device. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  readonly #api = inject(Api);
  readonly #http = inject(HttpClient);
  readonly #problems = inject(ProblemReader);

  readonly #session = signal<SessionDto | null>(null);
  readonly session = this.#session.asReadonly();
  readonly signedIn = computed(() => this.#session()?.signedIn ?? false);
  readonly employee = computed(() => this.#session()?.employee ?? null);
  readonly roles = computed<readonly Role[]>(() => this.#session()?.roles ?? []);
  readonly demoMode = computed(() => this.#session()?.demoMode ?? false);
  readonly problem = signal<Problem | null>(null);

  /** Asks the server once; later calls get the known answer. Resolves with whether somebody is signed in. */
  async ensure(): Promise<boolean> {
    if (this.#session() === null) await this.load();
    return this.signedIn();
  }

  async load(): Promise<void> {
    try {
      this.#session.set(await this.#api.invoke(getSession));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
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

  async signOut(): Promise<Problem | null> {
    try {
      await firstValueFrom(this.#http.post('/api/auth/sign-out', {}));
      this.forget();
      return null;
    } catch (error) {
      return this.#problems.read(error);
    }
  }

  /** The server no longer knows the session; the next page asks anew. */
  forget(): void {
    this.#session.set(null);
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
