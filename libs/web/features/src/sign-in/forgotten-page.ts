import { Component, computed, effect, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, email, required } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AccessStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon } from '@zeitbuch/web-ui';
import { EntryTools } from '../shared/entry-tools';
import { Mark } from '../shared/mark';

/** For people who forgot their password: an address, and the same answer whether anybody has it. */
@Component({
  selector: 'zb-forgotten-page',
  imports: [EntryTools, ErrorCard, FormField, Icon, Mark, MatButtonModule, RouterLink, TranslocoDirective],
  providers: [AccessStore],
  template: `<ng-container *transloco="let t">
    <zb-entry-tools />
    <main class="alone">
      <section class="entry">
        <zb-mark />
        @if (isSent()) {
          <h1 #done tabindex="-1">{{ t('forgotten.sentHeading') }}</h1>
          <p class="lead">{{ t('forgotten.sent', { email: typed().email }) }}</p>
          <p class="lead">{{ t('forgotten.sentNothing') }}</p>
        } @else {
          <h1>{{ t('title.forgotten') }}</h1>
          <p class="lead">{{ t('forgotten.lead') }}</p>
          @if (store.problem(); as problem) {
            <zb-error-card [problem]="problem" [retryable]="false" />
          }
          <form novalidate (submit)="$event.preventDefault(); send()">
            <label for="email">{{ t('signIn.email') }}</label>
            <input
              #field
              id="email"
              type="email"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              [formField]="form.email"
              [attr.aria-invalid]="isWrong()"
              [attr.aria-describedby]="isWrong() ? 'email-error' : null"
            />
            @if (isWrong()) {
              <p class="field-error iconed" id="email-error">
                <zb-icon name="error" /> {{ t('forgotten.emailWrong') }}
              </p>
            }
            <button mat-flat-button class="submit" type="submit" disabledInteractive [disabled]="store.busy()">
              {{ t(store.busy() ? 'forgotten.sending' : 'forgotten.submit') }}
            </button>
          </form>
        }
        <p class="other">
          <a routerLink="/anmelden">{{ t('access.toSignIn') }}</a>
        </p>
      </section>
    </main>
  </ng-container>`,
  styleUrl: './access-page.scss',
})
export class ForgottenPage {
  protected readonly store = inject(AccessStore);
  protected readonly typed = signal({ email: '' });
  protected readonly form = form(this.typed, (fields) => {
    required(fields.email);
    email(fields.email);
  });
  protected readonly asked = signal(false);
  protected readonly isWrong = computed(() => this.asked() && this.form().invalid());
  protected readonly isSent = signal(false);
  protected readonly field = viewChild<ElementRef<HTMLElement>>('field');
  protected readonly done = viewChild<ElementRef<HTMLElement>>('done');

  constructor() {
    // What was pressed is gone: the keyboard goes on where the answer stands.
    effect(() => this.done()?.nativeElement.focus());
  }

  protected async send(): Promise<void> {
    this.asked.set(true);
    if (this.form().invalid()) return this.field()?.nativeElement.focus();
    this.isSent.set(await this.store.forgot(this.typed().email.trim()));
  }
}
