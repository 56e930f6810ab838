import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { formatFullDate, formatMinutes, Icon } from '@zeitbuch/web-ui';
import { PasswordField } from '../shared/password-field';
import { readHours } from '../shared/lengths';
import { type SetUpFields } from './set-up-form';

/** The server asks for more; what is shorter need not be sent. */
const SHORTEST_PASSWORD = 12;

/** Everything once more, each with the way back to it; and the password of who administers it. */
@Component({
  selector: 'zb-set-up-check',
  imports: [Icon, MatButtonModule, PasswordField, TranslocoDirective],
  templateUrl: './set-up-check.html',
  styleUrls: ['./set-up-field.scss', './set-up-check.scss'],
})
export class SetUpCheck {
  readonly fields = input.required<SetUpFields>();
  readonly busy = input.required<boolean>();
  /** The step to go back to. */
  readonly goTo = output<number>();
  /** With the password. */
  readonly confirm = output<string>();

  protected readonly password = signal('');
  protected readonly asked = signal(false);
  protected readonly tooShort = computed(() => this.asked() && this.password().length < SHORTEST_PASSWORD);
  protected readonly passwordField = viewChild.required(PasswordField);
  protected readonly draft = computed(() => this.fields()().value());
  protected readonly agreementNames = computed(() =>
    this.draft()
      .agreements.list.filter(({ isChosen }) => isChosen)
      .map(({ name }) => name)
      .join(', '),
  );
  protected readonly groupNames = computed(() =>
    this.draft()
      .groups.map(({ code, name }) => `${name} (${code})`)
      .join(', '),
  );
  protected readonly weeklyHours = computed(() => formatMinutes(readHours(this.draft().person.weeklyHours) ?? 0));
  protected readonly formatFullDate = formatFullDate;

  protected send(): void {
    this.asked.set(true);
    if (this.tooShort()) this.passwordField().focus();
    else this.confirm.emit(this.password());
  }
}
