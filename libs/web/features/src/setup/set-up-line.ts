import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@zeitbuch/web-ui';

/** A line of text with its name, a hint, and what is wrong with it. */
@Component({
  selector: 'zb-set-up-line',
  imports: [FormField, Icon, TranslocoDirective],
  template: `<div class="field" *transloco="let t">
    <label [for]="fieldId()">{{ t('setup.field.' + name()) }}</label>
    @if (hint(); as hint) {
      <p class="soft small" [id]="fieldId() + '-hint'">{{ t(hint) }}</p>
    }
    <input
      spellcheck="false"
      [type]="type()"
      [id]="fieldId()"
      [autocomplete]="autocomplete()"
      [formField]="field()"
      [attr.aria-invalid]="wrong() !== null"
      [attr.aria-describedby]="said()"
    />
    @if (wrong(); as wrong) {
      <p class="field-error iconed" [id]="fieldId() + '-error'"><zb-icon name="error" /> {{ t(wrong) }}</p>
    }
  </div>`,
  styleUrl: './set-up-field.scss',
})
export class SetUpLine {
  readonly field = input.required<FieldTree<string>>();
  /** Of the field, unique on the page. */
  readonly fieldId = input.required<string>();
  /** What it is called: a key below `setup.field`. */
  readonly name = input.required<string>();
  readonly hint = input<string | null>(null);
  readonly type = input<'text' | 'email'>('text');
  readonly autocomplete = input('off');
  /** Whether somebody wanted to go on: nobody is told before. */
  readonly asked = input.required<boolean>();

  protected readonly wrong = computed(() => (this.asked() ? (this.field()().errors()[0]?.message ?? null) : null));
  protected readonly said = computed(
    () =>
      [this.hint() && `${this.fieldId()}-hint`, this.wrong() && `${this.fieldId()}-error`].filter(Boolean).join(' ') ||
      null,
  );
}
