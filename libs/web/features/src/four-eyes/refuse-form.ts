import { Component, ElementRef, input, output, signal, viewChild, afterNextRender } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';

/** A reason is a word at least. */
const SHORTEST_REASON = 3;

/** Asks why something is refused, or done in another's place. The reason is kept and shown to those concerned. */
@Component({
  selector: 'zb-refuse-form',
  imports: [FormsModule, MatButtonModule, TranslocoDirective],
  template: `<form *transloco="let t" [attr.aria-labelledby]="fieldId() + '-title'" (ngSubmit)="send()">
    @if (level() === 2) {
      <h2 [id]="fieldId() + '-title'">{{ heading() }}</h2>
    } @else {
      <h3 [id]="fieldId() + '-title'">{{ heading() }}</h3>
    }
    <label [for]="fieldId()">{{ t('fourEyes.reason') }}</label>
    <textarea
      #reasonField
      name="reason"
      rows="2"
      maxlength="255"
      required
      [id]="fieldId()"
      [attr.aria-invalid]="isMissing()"
      [attr.aria-describedby]="fieldId() + '-hint'"
      [ngModel]="reason()"
      (ngModelChange)="reason.set($event)"
    ></textarea>
    <p class="hint" [id]="fieldId() + '-hint'">{{ t('common.noHealth') }}</p>
    @if (isMissing()) {
      <p class="field-error" role="alert">{{ t(missing()) }}</p>
    }
    <div class="actions">
      <button mat-flat-button type="submit" [disabled]="busy()">{{ t(action()) }}</button>
      <button mat-button type="button" (click)="cancelled.emit()">{{ t('common.cancel') }}</button>
    </div>
  </form>`,
  styleUrl: './refuse-form.scss',
})
export class RefuseForm {
  /** Of the text field; unique on the page. Not `id`: the host element would have the same. */
  readonly fieldId = input.required<string>();
  readonly heading = input.required<string>();
  /** Of the heading, one below that of the place where the form stands. */
  readonly level = input<2 | 3>(3);
  readonly busy = input(false);
  /** Keys of the button's text and of what is said without a reason. */
  readonly action = input('fourEyes.refuseNow');
  readonly missing = input('fourEyes.reasonMissing');
  readonly refused = output<string>();
  readonly cancelled = output();

  protected readonly reason = signal('');
  protected readonly isMissing = signal(false);
  protected readonly field = viewChild<string, ElementRef<HTMLTextAreaElement>>('reasonField', { read: ElementRef });

  constructor() {
    afterNextRender(() => this.field()?.nativeElement.focus());
  }

  protected send(): void {
    const reason = this.reason().trim();
    this.isMissing.set(reason.length < SHORTEST_REASON);
    if (this.isMissing()) this.field()?.nativeElement.focus();
    else this.refused.emit(reason);
  }
}
