import { afterNextRender, Component, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { PayrollSettingsStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon } from '@zeitbuch/web-ui';

/** The name of a payroll group, and the code of a new one. */
@Component({
  selector: 'zb-group-name-form',
  imports: [ErrorCard, Icon, MatButtonModule, TranslocoDirective],
  template: `<form *transloco="let t" novalidate (submit)="$event.preventDefault(); send()">
    @if (store.problem(); as problem) {
      <zb-error-card [problem]="problem" [retryable]="false" />
    }
    <div class="fields">
      @if (code() === null) {
        <div class="field">
          <label for="group-code">{{ t('payrollSettings.groups.code') }}</label>
          <input
            #first
            id="group-code"
            type="text"
            autocomplete="off"
            maxlength="50"
            aria-describedby="group-code-hint"
            [value]="newCode()"
            (input)="newCode.set($any($event.target).value)"
          />
          <p class="soft small" id="group-code-hint">{{ t('payrollSettings.groups.codeHint') }}</p>
        </div>
      }
      <div class="field">
        <label [for]="'group-name-' + (code() ?? 'new')">{{ t('payrollSettings.groups.name') }}</label>
        <input
          #name
          type="text"
          autocomplete="off"
          maxlength="100"
          [id]="'group-name-' + (code() ?? 'new')"
          [value]="text() ?? present()"
          (input)="text.set($any($event.target).value)"
        />
      </div>
    </div>
    @if (lacks()) {
      <p class="field-error iconed" role="alert"><zb-icon name="error" /> {{ t('payrollSettings.groups.lacks') }}</p>
    }
    <div class="actions">
      <button mat-flat-button type="submit" [disabled]="store.busy()">{{ t('payrollSettings.groups.save') }}</button>
      <button mat-button type="button" (click)="cancelled.emit()">{{ t('common.cancel') }}</button>
    </div>
  </form>`,
  styles: `
    @use '../form';

    @include form.field;
    @include form.actions;

    form {
      display: grid;
      gap: 16px;
      padding-block: 12px 4px;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
      gap: 16px;
      max-inline-size: 620px;
    }
    label {
      margin-block-end: 6px;
      font-size: 0.9375rem;
      font-weight: 600;
    }
    input {
      @include form.text-field;
    }
    p {
      margin: 4px 0 0;
    }
  `,
})
export class GroupNameForm {
  /** Of a group that there is; null for a new one. */
  readonly code = input<string | null>(null);
  /** The name to begin with. */
  readonly present = input('');
  readonly saved = output<{ code: string; name: string }>();
  readonly cancelled = output();

  protected readonly store = inject(PayrollSettingsStore);
  protected readonly newCode = signal('');
  protected readonly text = signal<string | null>(null);
  protected readonly lacks = signal(false);
  protected readonly first = viewChild<ElementRef<HTMLElement>>('first');
  protected readonly name = viewChild<ElementRef<HTMLElement>>('name');

  constructor() {
    this.store.problem.set(null);
    afterNextRender(() => (this.first() ?? this.name())?.nativeElement.focus());
  }

  protected send(): void {
    const code = (this.code() ?? this.newCode()).trim();
    const name = (this.text() ?? this.present()).trim();
    this.lacks.set(code === '' || name === '');
    if (!this.lacks()) this.saved.emit({ code, name });
  }
}
