import { Component, type ElementRef, input, model, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** A password, hidden until somebody wants to read what they typed. Its label stands beside it. */
@Component({
  selector: 'zb-password-field',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <input
        #field
        [id]="fieldId()"
        [name]="fieldId()"
        [autocomplete]="autocomplete()"
        [type]="visible() ? 'text' : 'password'"
        [value]="value()"
        (input)="value.set(field.value)"
        [attr.aria-invalid]="wrong()"
        [attr.aria-describedby]="describedBy()"
      />
      <button type="button" (click)="visible.set(!visible())">
        {{ t(visible() ? 'signIn.hide' : 'signIn.show') }}
      </button>
    </ng-container>
  `,
  styleUrl: './password-field.scss',
})
export class PasswordField {
  readonly value = model('');
  readonly fieldId = input.required<string>();
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  /** Whether what is in it cannot be taken. */
  readonly wrong = input(false);
  /** Id of what explains the field or says what is wrong. */
  readonly describedBy = input<string | null>(null);

  protected readonly visible = signal(false);
  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }
}
