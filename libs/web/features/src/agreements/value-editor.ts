import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { simpleOptions, type Words } from '@zeitbuch/web-rule-words';
import { activeLanguage, weekdayName } from '@zeitbuch/web-ui';
import { type AgreementKey, type Schema } from '@zeitbuch/working-time';
import { type FieldProblem, FieldProblems } from './field-problems';
import { entryOf, itemOf, kindIn, linesOfKinds, rowsIn, type Texts } from './value-texts';

/** What was typed, ticked or chosen, and where. */
export interface TextChange {
  readonly path: string;
  readonly text: string | boolean;
}

/** Lines of a list share their words. */
const withoutLines = (path: string): string => path.replaceAll(/\.\d+/g, '');

/** The fields of one value of an agreement, drawn from its schema; those of an object are editors of their own within. */
@Component({
  selector: 'zb-value-editor',
  imports: [FieldProblems, NgTemplateOutlet, TranslocoDirective],
  templateUrl: './value-editor.html',
  styleUrl: './value-editor.scss',
  host: { '[attr.data-entry]': 'entry().as' },
})
export class ValueEditor {
  readonly schema = input.required<Schema>();
  /** Where the value stands, e.g. `account.capPlusMinutes`. */
  readonly path = input.required<string>();
  readonly texts = input.required<Texts>();
  readonly problems = input.required<readonly FieldProblem[]>();
  /** What it means to leave a field of a line empty. */
  readonly empty = input<string | null>(null);
  readonly textChange = output<TextChange>();

  /** Both ends of a window. */
  protected readonly ends = ['.from', '.to'] as const;
  protected readonly entry = computed(() =>
    entryOf(this.schema(), this.path().slice(this.path().lastIndexOf('.') + 1)),
  );
  /** A value of its own has its name above it. */
  protected readonly isWhole = computed(() => !this.path().includes('.'));
  protected readonly weekdays = computed(() => {
    activeLanguage(); // their names are words of a language
    return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, name: weekdayName(weekday) }));
  });
  protected readonly fields = computed(() => {
    const entry = this.entry();
    return Object.entries('fields' in entry ? entry.fields : {}).map(([name, schema]) => ({ name, schema }));
  });
  protected readonly fieldsOfKind = computed(() => {
    const entry = this.entry();
    const fields = entry.as === 'kinds' ? (entry.kinds[kindIn(this.texts(), this.path(), entry)] ?? {}) : {};
    return Object.entries(fields).map(([name, schema]) => ({ name, schema }));
  });
  /** What it means to leave the field empty. */
  protected readonly placeholder = computed(() => {
    const entry = this.entry();
    return this.empty() ?? ('nullable' in entry && entry.nullable ? 'agreements.form.noLimit' : null);
  });
  protected readonly rows = computed(() => rowsIn(this.texts(), this.path()));
  protected readonly lines = computed(() => linesOfKinds(this.texts(), this.path()));
  /** One of a list of kinds. */
  protected readonly item = computed(() => {
    const entry = this.entry();
    return itemOf(entry.as === 'listOfKinds' ? entry.kinds : {});
  });
  /** What can be chosen, in the words in which everybody reads it. */
  protected readonly options = computed((): readonly { value: string | boolean; words: Words }[] => {
    activeLanguage();
    if (this.isWhole()) return simpleOptions(this.path() as AgreementKey);
    const entry = this.entry();
    const path = entry.as === 'kinds' ? `${this.path()}.kind` : this.path();
    const values = entry.as === 'choice' ? entry.options : [];
    const kinds = entry.as === 'kinds' ? [...(entry.nullable ? ['none'] : []), ...Object.keys(entry.kinds)] : [];
    return [...values, ...kinds].map((value) => ({
      value,
      words: { key: `agreements.form.option.${withoutLines(path)}.${value}` },
    }));
  });

  /** The text of the field's label: lines of a list share theirs. */
  protected labelOf(below = ''): string {
    return `agreements.form.field.${withoutLines(this.path() + below)}`;
  }

  protected text(below = ''): string {
    return String(this.texts()[this.path() + below] ?? '');
  }

  /** Before anybody chose, the first option is taken. */
  protected isPicked(below: string, value: string | boolean): boolean {
    const picked = this.texts()[this.path() + below] ?? '';
    return picked === value || (picked === '' && value === this.options()[0].value);
  }

  protected isTicked(below = ''): boolean {
    return this.texts()[this.path() + below] === true;
  }

  protected at(below = ''): readonly FieldProblem[] {
    return this.problems().filter(({ field }) => field === this.path() + below);
  }

  protected type(below: string, event: Event): void {
    this.textChange.emit({ path: this.path() + below, text: (event.target as HTMLInputElement).value });
  }

  protected tick(below: string, event: Event): void {
    this.textChange.emit({ path: this.path() + below, text: (event.target as HTMLInputElement).checked });
  }

  protected pick(below: string, text: string | boolean): void {
    this.textChange.emit({ path: this.path() + below, text });
  }
}
