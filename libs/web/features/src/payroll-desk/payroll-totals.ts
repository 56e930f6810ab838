import { Component, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type PayrollExportDto, type PayrollTotalDto } from '@zeitbuch/web-data-access';
import { activeLanguage, formatDayCount, formatMinutes, Icon } from '@zeitbuch/web-ui';

/** The control totals of a file and what is left out of it: what the second person compares before releasing. */
@Component({
  selector: 'zb-payroll-totals',
  imports: [Icon, TranslocoDirective],
  templateUrl: './payroll-totals.html',
  styleUrl: './payroll-totals.scss',
})
export class PayrollTotals {
  readonly file = input.required<PayrollExportDto>();
  readonly open = input(false);

  readonly #transloco = inject(TranslocoService);
  protected readonly formatDayCount = formatDayCount;
  protected readonly formatMinutes = formatMinutes;

  /** As it stands in the file: hours in decimals, days in words. */
  protected amountOf({ quantity, unit }: PayrollTotalDto): string {
    const hundredths = Math.round(Number(quantity) * 100);
    if (unit === 'days') return formatDayCount(hundredths);
    const hours = activeLanguage() === 'de' ? quantity.replace('.', ',') : quantity;
    return `${hours} ${this.#transloco.translate('payroll.unit.hours')}`;
  }
}
