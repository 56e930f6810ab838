import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type FileColumnDto,
  type ImportErrorDto,
  type ImportLineDto,
  type ImportLineState,
} from '@zeitbuch/web-data-access';
import { activeLanguage, Badge, type BadgeTone, formatDate, type IconName } from '@zeitbuch/web-ui';
import { isDateInUse } from '@zeitbuch/working-time';
import { errorWords } from './error-words';

/** Lines shown at once; more come when somebody asks for them. */
const PAGE = 100;

const LOOKS: Readonly<Record<ImportLineState, { tone: BadgeTone; icon: IconName }>> = {
  new: { tone: 'good', icon: 'add' },
  changed: { tone: 'info', icon: 'edit' },
  unchanged: { tone: 'neutral', icon: 'check' },
  left: { tone: 'warn', icon: 'leave' },
  own: { tone: 'warn', icon: 'pending' },
  wrong: { tone: 'bad', icon: 'error' },
};

/** Lines of a file as they stand there, what becomes of each and why. */
@Component({
  selector: 'zb-line-table',
  imports: [Badge, MatButtonModule, TranslocoDirective],
  templateUrl: './line-table.html',
  styleUrl: './line-table.scss',
})
export class LineTable {
  readonly lines = input.required<readonly ImportLineDto[]>();
  readonly columns = input.required<readonly FileColumnDto[]>();
  /** All columns that such a file may have, those that this one lacks too. */
  readonly known = input.required<readonly { readonly name: string; readonly header: string }[]>();

  readonly #transloco = inject(TranslocoService);
  protected readonly looks = LOOKS;
  readonly #shown = linkedSignal({ source: this.lines, computation: () => PAGE });
  protected readonly page = computed(() => this.lines().slice(0, this.#shown()));
  protected readonly rest = computed(() => this.lines().length - this.page().length);
  /** Columns of the file in which something stands, with their places. */
  protected readonly filled = computed(() =>
    this.columns()
      .map(({ header, column }, at) => ({ header, column, at }))
      .filter(({ at, column }) => column !== null && this.lines().some(({ cells }) => cells[at])),
  );
  protected readonly hasRemarks = computed(() =>
    this.lines().some(({ errors, notes, changes }) => errors.length + notes.length + changes.length > 0),
  );

  protected more(): void {
    this.#shown.update((shown) => shown + 10 * PAGE);
  }

  /** What a column holds, as people read it. */
  protected shown(value: string): string {
    return isDateInUse(value) ? formatDate(value) : value || '–';
  }

  /** The header under which the file has a column; where it lacks the column, the header of the template. */
  protected headerOf(name: string): string {
    const found = this.columns().find(({ column, header }) => column === name || header === name);
    return found?.header ?? this.known().find((column) => column.name === name)?.header ?? name;
  }

  protected words(error: ImportErrorDto): string {
    activeLanguage();
    return errorWords(this.#transloco, error);
  }
}
