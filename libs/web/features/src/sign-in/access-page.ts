import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, minLength, required } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AccessStore, SessionStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatInstant, Icon } from '@zeitbuch/web-ui';
import { EntryTools } from '../shared/entry-tools';
import { Mark } from '../shared/mark';
import { PasswordField } from '../shared/password-field';

/** The server asks for more; what is shorter need not be sent. */
const SHORTEST_PASSWORD = 12;

/** For people who hold an access code, on paper or as a link: they choose their password and are signed in. */
@Component({
  selector: 'zb-access-page',
  imports: [
    EntryTools,
    ErrorCard,
    FormField,
    Icon,
    Mark,
    MatButtonModule,
    PasswordField,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [AccessStore],
  templateUrl: './access-page.html',
  styleUrl: './access-page.scss',
})
export class AccessPage {
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  protected readonly store = inject(AccessStore);

  /** Of a link it is the part that browsers keep to themselves: no log between here and the server sees it. */
  readonly #typed = signal({ code: inject(ActivatedRoute).snapshot.fragment ?? '' });
  protected readonly codeForm = form(this.#typed, ({ code }) => required(code));
  readonly #chosen = signal({ password: '' });
  protected readonly passwordForm = form(this.#chosen, ({ password }) => minLength(password, SHORTEST_PASSWORD));

  protected readonly asked = signal(false);
  protected readonly codeMissing = computed(() => this.asked() && this.codeForm().invalid());
  protected readonly passwordShort = computed(() => this.asked() && this.passwordForm().invalid());
  protected readonly codeField = viewChild<ElementRef<HTMLInputElement>>('codeField');
  protected readonly passwordField = viewChild(PasswordField);
  protected readonly formatInstant = formatInstant;

  constructor() {
    if (this.#typed().code !== '') void this.store.look(this.#typed().code);
  }

  protected async look(): Promise<void> {
    this.asked.set(true);
    if (this.codeForm().invalid()) return this.codeField()?.nativeElement.focus();
    await this.store.look(this.#typed().code);
    this.asked.set(false);
  }

  protected async choose(): Promise<void> {
    this.asked.set(true);
    const { password } = this.#chosen();
    if (this.passwordForm().invalid()) return this.passwordField()?.focus();
    const email = await this.store.use(this.#typed().code, password);
    if (email === null) return this.passwordField()?.focus();
    // The code is used up: it must not stand in the address to go back to.
    if ((await this.#session.signIn(email, password)) === null)
      await this.#router.navigateByUrl('/heute', { replaceUrl: true });
    else await this.#router.navigateByUrl('/anmelden', { replaceUrl: true, state: { done: 'access.done' } });
  }

  protected startAgain(): void {
    this.store.forget();
    this.#typed.set({ code: '' });
    this.#chosen.set({ password: '' });
    this.asked.set(false);
  }
}
