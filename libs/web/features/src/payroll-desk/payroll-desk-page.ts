import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState, ErrorCard, PageHeader, formatMonth } from '@zeitbuch/web-ui';
import { FourEyesNote } from '../four-eyes/four-eyes-note';
import { PayrollFile } from './payroll-file';
import { FORMATS, PayrollDeskStore } from './payroll-desk.store';

/** Payroll's desk: one correct file for each closed month, the same bytes on every download. */
@Component({
  selector: 'zb-payroll-desk-page',
  imports: [TranslocoDirective, EmptyState, ErrorCard, FourEyesNote, PageHeader, PayrollFile],
  providers: [PayrollDeskStore],
  templateUrl: './payroll-desk-page.html',
  styleUrl: './payroll-desk-page.scss',
})
export class PayrollDeskPage {
  protected readonly store = inject(PayrollDeskStore);
  protected readonly formats = FORMATS;
  protected readonly formatMonth = formatMonth;

  constructor() {
    void this.store.load();
  }
}
