import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  activeLanguage,
  Announcer,
  EmptyState,
  ErrorCard,
  PageHeader,
  formatDayCount,
  formatInstant,
  formatMinutes,
  formatMonth,
} from '@zeitbuch/web-ui';
import { type PayrollClosingDto, type PayrollExportDto, type PayrollTotalDto } from '@zeitbuch/web-data-access';
import { type Format, FORMATS, PayrollDeskStore } from './payroll-desk.store';

/** Payroll's desk: one correct file for each closed month, the same bytes on every download. */
@Component({
  selector: 'zb-payroll-desk-page',
  imports: [MatButtonModule, TranslocoDirective, EmptyState, ErrorCard, PageHeader],
  providers: [PayrollDeskStore],
  templateUrl: './payroll-desk-page.html',
  styleUrl: './payroll-desk-page.scss',
})
export class PayrollDeskPage {
  protected readonly store = inject(PayrollDeskStore);
  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);

  protected readonly formats = FORMATS;
  protected readonly formatMonth = formatMonth;
  protected readonly formatDayCount = formatDayCount;
  protected readonly formatInstant = formatInstant;
  protected readonly formatMinutes = formatMinutes;

  constructor() {
    void this.store.load();
  }

  protected exportOf(closing: PayrollClosingDto, format: Format): PayrollExportDto | undefined {
    return closing.exports.find((candidate) => candidate.format === format);
  }

  /** As it stands in the file: hours in decimals, days in words. */
  protected amountOf({ quantity, unit }: PayrollTotalDto): string {
    const hundredths = Math.round(Number(quantity) * 100);
    if (unit === 'days') return formatDayCount(hundredths);
    const hours = activeLanguage() === 'de' ? quantity.replace('.', ',') : quantity;
    return `${hours} ${this.#transloco.translate('payroll.unit.hours')}`;
  }

  /** The checksum in groups of eight: to compare by eye. */
  protected grouped(hash: string): string {
    return hash.match(/.{1,8}/g)?.join(' ') ?? hash;
  }

  protected async create(closing: PayrollClosingDto, format: Format): Promise<void> {
    if (await this.store.create(closing.closingId, format))
      this.#announcer.announce(this.#transloco.translate('payroll.created'));
  }
}
