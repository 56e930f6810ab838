import { Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { email, form, FormField, required } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Problem, SessionStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon } from '@zeitbuch/web-ui';
import { EntryTools } from '../shared/entry-tools';
import { Mark } from '../shared/mark';
import { PasswordField } from '../shared/password-field';

/** Joins the sign-in of another employer to this one: the person proves that both are theirs. */
@Component({
  selector: 'zb-join-page',
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
  templateUrl: './join-page.html',
  styleUrl: './employers-page.scss',
})
export class JoinPage {
  readonly #router = inject(Router);
  protected readonly session = inject(SessionStore);

  readonly #typed = signal({ currentPassword: '', email: '', password: '' });
  protected readonly fields = form(this.#typed, (one) => {
    required(one.currentPassword);
    required(one.email);
    email(one.email);
    required(one.password);
  });
  protected readonly asked = signal(false);
  protected readonly working = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly currentMissing = computed(() => this.asked() && this.fields.currentPassword().invalid());
  protected readonly emailWrong = computed(() => this.asked() && this.fields.email().invalid());
  protected readonly passwordMissing = computed(() => this.asked() && this.fields.password().invalid());
  protected readonly current = viewChild<PasswordField>('current');
  protected readonly emailField = viewChild<ElementRef<HTMLInputElement>>('emailField');
  protected readonly other = viewChild<PasswordField>('other');

  protected async join(): Promise<void> {
    if (this.working()) return;
    this.asked.set(true);
    if (this.fields().invalid()) return this.#focusWrong();
    this.working.set(true);
    const typed = this.#typed();
    const problem = await this.session.joinEmployer({ ...typed, email: typed.email.trim() });
    this.working.set(false);
    this.problem.set(problem);
    if (problem === null) await this.#router.navigateByUrl('/arbeitgeber', { replaceUrl: true });
    else if (problem.code === 'password.wrong') this.current()?.focus();
    else this.other()?.focus();
  }

  #focusWrong(): void {
    if (this.currentMissing()) this.current()?.focus();
    else if (this.emailWrong()) this.emailField()?.nativeElement.focus();
    else this.other()?.focus();
  }
}
