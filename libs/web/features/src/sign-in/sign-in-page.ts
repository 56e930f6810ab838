import { Component, computed, DestroyRef, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type DemoPersonDto, type Problem, type Role, SessionStore } from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, Icon, type IconName } from '@zeitbuch/web-ui';
import { EntryTools } from '../shared/entry-tools';
import { Mark } from '../shared/mark';
import { ownAddress } from '../shared/own-address';
import { PasswordField } from '../shared/password-field';

const roleIcons: Record<Role, IconName> = {
  employee: 'clock',
  supervisor: 'approve',
  timeAdministrator: 'closing',
  payroll: 'payroll',
  organisationAdministrator: 'person',
  agreementEditor: 'agreement',
};

/** Sign-in by e-mail and password; in the demo city also with one click as one of its people. */
@Component({
  selector: 'zb-sign-in-page',
  imports: [
    EntryTools,
    ErrorCard,
    FormsModule,
    Icon,
    Mark,
    MatButtonModule,
    PasswordField,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** Where to go afterwards: an address of our own. */
  readonly zurueck = input<string>();
  /** Why this page was opened. */
  readonly grund = input<string>();

  readonly #announcer = inject(Announcer);
  readonly #router = inject(Router);
  readonly #transloco = inject(TranslocoService);
  readonly #session = inject(SessionStore);
  protected readonly emailField = viewChild<ElementRef<HTMLInputElement>>('emailField');
  protected readonly passwordField = viewChild(PasswordField);
  protected readonly roleIcons = roleIcons;
  /** Key of the sentence about what the person has just done: signed out, or on every device. */
  protected readonly done = this.#router.currentNavigation()?.extras.state?.['done'] as string | undefined;

  protected readonly noCity = this.#session.noCity;
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly asked = signal(false);
  protected readonly working = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** Seconds until the attempt that had to wait is made again; 0 where none waits. */
  protected readonly waitSeconds = signal(0);
  #tick: ReturnType<typeof setInterval> | undefined;
  protected readonly people = signal<readonly DemoPersonDto[]>([]);
  protected readonly emailMissing = computed(() => this.asked() && !this.email().includes('@'));
  protected readonly passwordMissing = computed(() => this.asked() && this.password() === '');

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.#tick));
    void this.#prepare();
  }

  protected async submit(): Promise<void> {
    this.asked.set(true);
    if (this.emailMissing()) return this.emailField()?.nativeElement.focus();
    if (this.passwordMissing()) return this.passwordField()?.focus();
    await this.#enter(this.email().trim(), this.password());
  }

  /** An attempt with another account that waits is given up: the person wants this one. */
  protected async enterAs(person: DemoPersonDto): Promise<void> {
    clearInterval(this.#tick);
    this.waitSeconds.set(0);
    await this.#enter(person.email, person.password);
  }

  async #prepare(): Promise<void> {
    await this.#session.ensure();
    if (await this.#goOn()) return;
    this.problem.set(this.#session.problem());
    if (this.#session.demoMode()) this.people.set(await this.#session.demoPeople());
  }

  async #enter(email: string, password: string): Promise<void> {
    if (this.working() || this.waitSeconds() > 0) return;
    this.working.set(true);
    const problem = await this.#session.signIn(email, password);
    this.working.set(false);
    if (problem?.code === 'rate-limited' && problem.retryAfterSeconds !== undefined) {
      this.problem.set(null);
      this.#waitFor(Math.max(1, problem.retryAfterSeconds), email, password);
      return;
    }
    this.problem.set(problem);
    await this.#goOn();
  }

  /** To the page that was wanted; who works for several employers says first for whom. False where nobody is signed in. */
  async #goOn(): Promise<boolean> {
    const target = this.#target();
    if (this.#session.mustChoose())
      return this.#router.navigate(['/arbeitgeber'], { queryParams: target === '/heute' ? {} : { zurueck: target } });
    return this.#session.signedIn() && this.#router.navigateByUrl(target);
  }

  /** The password was not looked at yet: after the wait the same attempt is made by itself, with what the form says then. */
  #waitFor(seconds: number, email: string, password: string): void {
    const fromForm = email === this.email().trim() && password === this.password();
    this.waitSeconds.set(seconds);
    this.#announcer.announce(this.#transloco.translate('signIn.waiting', { seconds }));
    this.#tick = setInterval(() => {
      this.waitSeconds.update((left) => left - 1);
      if (this.waitSeconds() > 0) return;
      clearInterval(this.#tick);
      void (fromForm ? this.submit() : this.#enter(email, password));
    }, 1000);
  }

  #target(): string {
    return ownAddress(this.zurueck());
  }
}
