import { Component, computed, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type DemoPersonDto, type Problem, type Role, SessionStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon, type IconName, LANGUAGES, Preferences, type ThemeChoice } from '@zeitbuch/web-ui';

const roleIcons: Record<Role, IconName> = {
  employee: 'clock',
  supervisor: 'approve',
  timeAdministrator: 'closing',
  payroll: 'payroll',
};
const nextTheme: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' };

/** Sign-in by e-mail and password; in the demo city also with one click as one of its people. */
@Component({
  selector: 'zb-sign-in-page',
  imports: [ErrorCard, FormsModule, Icon, MatButtonModule, MatFormFieldModule, MatInputModule, TranslocoDirective],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** Where to go afterwards: an address of our own. */
  readonly zurueck = input<string>();
  /** Why this page was opened. */
  readonly grund = input<string>();

  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly emailField = viewChild<ElementRef<HTMLInputElement>>('emailField');
  protected readonly passwordField = viewChild<ElementRef<HTMLInputElement>>('passwordField');
  protected readonly preferences = inject(Preferences);
  protected readonly languages = LANGUAGES;
  protected readonly roleIcons = roleIcons;

  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly visible = signal(false);
  protected readonly asked = signal(false);
  protected readonly working = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly people = signal<readonly DemoPersonDto[]>([]);
  protected readonly emailMissing = computed(() => this.asked() && !this.email().includes('@'));
  protected readonly passwordMissing = computed(() => this.asked() && this.password() === '');

  constructor() {
    void this.#prepare();
  }

  protected async submit(): Promise<void> {
    this.asked.set(true);
    if (this.emailMissing()) return this.emailField()?.nativeElement.focus();
    if (this.passwordMissing()) return this.passwordField()?.nativeElement.focus();
    await this.#enter(this.email().trim(), this.password());
  }

  protected async enterAs(person: DemoPersonDto): Promise<void> {
    await this.#enter(person.email, person.password);
  }

  protected switchTheme(): void {
    this.preferences.chooseTheme(nextTheme[this.preferences.theme()]);
  }

  async #prepare(): Promise<void> {
    if (await this.#session.ensure()) {
      await this.#router.navigateByUrl(this.#target());
      return;
    }
    this.problem.set(this.#session.problem());
    if (this.#session.demoMode()) this.people.set(await this.#session.demoPeople());
  }

  async #enter(email: string, password: string): Promise<void> {
    if (this.working()) return;
    this.working.set(true);
    this.problem.set(await this.#session.signIn(email, password));
    this.working.set(false);
    if (this.#session.signedIn()) await this.#router.navigateByUrl(this.#target());
  }

  /** Only addresses within this application: somebody else's link must not lead away after sign-in. */
  #target(): string {
    const wished = this.zurueck();
    return wished && /^\/(?![/\\])/.test(wished) && !wished.startsWith('/anmelden') ? wished : '/heute';
  }
}
