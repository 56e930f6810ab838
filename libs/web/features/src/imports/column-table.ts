import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { type FileColumnDto, type ImportUploadsDto } from '@zeitbuch/web-data-access';
import { Badge, Icon } from '@zeitbuch/web-ui';

/** What the headers of a file mean: known ones are filled in, for the others somebody chooses. */
@Component({
  selector: 'zb-column-table',
  imports: [Badge, Icon, MatButtonModule, TranslocoDirective],
  templateUrl: './column-table.html',
  styleUrl: './column-table.scss',
})
export class ColumnTable {
  readonly columns = input.required<readonly FileColumnDto[]>();
  readonly kind = input.required<ImportUploadsDto['kinds'][number]>();
  readonly busy = input(false);
  readonly assigned = output<string[]>();

  /** Of each header our column, or empty. */
  protected readonly chosen = linkedSignal(() => this.columns().map(({ column }) => column ?? ''));
  /** Columns that must be there and are not. */
  protected readonly missing = computed(() =>
    this.kind().columns.filter(({ name, required }) => required && !this.chosen().includes(name)),
  );
  /** Columns that two headers are said to mean. */
  protected readonly twice = computed(() => {
    const chosen = this.chosen().filter((name) => name !== '');
    return new Set(chosen.filter((name, at) => chosen.indexOf(name) !== at));
  });
  protected readonly isFit = computed(() => this.missing().length === 0 && this.twice().size === 0);

  protected choose(at: number, name: string): void {
    this.chosen.update((chosen) => chosen.with(at, name));
  }

  protected send(): void {
    if (this.isFit() && !this.busy()) this.assigned.emit([...this.chosen()]);
  }
}
