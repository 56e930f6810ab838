import { Component, ElementRef, afterNextRender, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { FormDrafts } from '@zeitbuch/web-data-access';
import { Icon } from '@zeitbuch/web-ui';
import { DraftNote } from './draft-note';

/** A reason is a word at least. */
const SHORTEST_REASON = 3;

/** The name of the draft of a reason: who took the reason drops it once it has arrived. */
export const reasonDraft = (about: string): string => `reason ${about}`;

/**
 * Asks why something is refused, or done in another's place. The reason is kept and shown to those concerned. What was
 * written outlives a reload and the end of the session.
 */
@Component({
  selector: 'zb-refuse-form',
  imports: [DraftNote, FormsModule, Icon, MatButtonModule, TranslocoDirective],
  template: `<form *transloco="let t" [attr.aria-labelledby]="fieldId() + '-title'" (ngSubmit)="send()">
    @if (level() === 2) {
      <h2 [id]="fieldId() + '-title'">{{ heading() }}</h2>
    } @else if (level() === 4) {
      <h4 [id]="fieldId() + '-title'">{{ heading() }}</h4>
    } @else if (level() === 5) {
      <h5 [id]="fieldId() + '-title'">{{ heading() }}</h5>
    } @else {
      <h3 [id]="fieldId() + '-title'">{{ heading() }}</h3>
    }
    <zb-draft-note [keptAt]="keptAt()" (discarded)="discard()" />
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
      (ngModelChange)="write($event)"
    ></textarea>
    <p class="hint" [id]="fieldId() + '-hint'">{{ t('common.noHealth') }}</p>
    @if (isMissing()) {
      <p class="field-error iconed" role="alert"><zb-icon name="error" /> {{ t(missing()) }}</p>
    }
    <div class="actions">
      <button mat-flat-button type="submit" [disabled]="busy()">{{ t(action()) }}</button>
      <button mat-button type="button" (click)="cancel()">{{ t('common.cancel') }}</button>
    </div>
  </form>`,
  styleUrl: './refuse-form.scss',
})
export class RefuseForm {
  /** Of the text field; unique on the page. Not `id`: the host element would have the same. */
  readonly fieldId = input.required<string>();
  readonly heading = input.required<string>();
  /** What the reason is about: names the draft of it, see {@link FormDrafts}. */
  readonly about = input.required<string>();
  /** Of the heading, one below that of the place where the form stands. */
  readonly level = input<2 | 3 | 4 | 5>(3);
  readonly busy = input(false);
  /** Keys of the button's text and of what is said without a reason. */
  readonly action = input('fourEyes.refuseNow');
  readonly missing = input('fourEyes.reasonMissing');
  readonly refused = output<string>();
  readonly cancelled = output();

  readonly #drafts = inject(FormDrafts);
  protected readonly reason = signal('');
  /** When the reason was kept that the form began with. */
  protected readonly keptAt = signal<number | null>(null);
  protected readonly isMissing = signal(false);
  protected readonly field = viewChild<string, ElementRef<HTMLTextAreaElement>>('reasonField', { read: ElementRef });

  constructor() {
    afterNextRender(() => {
      this.field()?.nativeElement.focus();
      void this.#restore();
    });
  }

  protected write(reason: string): void {
    this.reason.set(reason);
    void this.#drafts.keep(this.#form(), reason);
  }

  protected cancel(): void {
    void this.#drafts.drop(this.#form());
    this.cancelled.emit();
  }

  protected send(): void {
    const reason = this.reason().trim();
    this.isMissing.set(reason.length < SHORTEST_REASON);
    if (this.isMissing()) {
      this.field()?.nativeElement.focus();
      return;
    }
    this.refused.emit(reason);
  }

  readonly #form = (): string => reasonDraft(this.about());

  async #restore(): Promise<void> {
    const kept = await this.#drafts.recall(this.#form());
    if (typeof kept?.value !== 'string' || kept.value === '' || this.reason() !== '') return;
    this.reason.set(kept.value);
    this.keptAt.set(kept.at);
  }

  protected discard(): void {
    void this.#drafts.drop(this.#form());
    this.keptAt.set(null);
    this.reason.set('');
    this.field()?.nativeElement.focus();
  }
}
