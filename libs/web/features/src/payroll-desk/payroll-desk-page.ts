import { Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState, ErrorCard, formatMonth, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { PAYROLL_FORMAT_ID, type PayrollClosingDto, type PayrollFormatId } from '@zeitbuch/web-data-access';
import { FourEyesNote } from '../shared/four-eyes-note';
import { PayrollGapsNote } from '../shared/payroll-gaps';
import { PayrollFile } from './payroll-file';
import { PayrollDeskStore } from './payroll-desk.store';

/** The closings month by month, in the order in which they come, and how many they are. */
function counted(closings: readonly PayrollClosingDto[]) {
  const months: { month: string; closings: PayrollClosingDto[] }[] = [];
  for (const closing of closings) {
    const last = months.at(-1);
    if (last?.month === closing.month) last.closings.push(closing);
    else months.push({ month: closing.month, closings: [closing] });
  }
  return { count: closings.length, months };
}

/** Payroll's desk: one correct file for each closed month, the same bytes on every download. */
@Component({
  selector: 'zb-payroll-desk-page',
  imports: [
    EmptyState,
    ErrorCard,
    FourEyesNote,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    PayrollFile,
    PayrollGapsNote,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [PayrollDeskStore],
  templateUrl: './payroll-desk-page.html',
  styleUrl: './payroll-desk-page.scss',
})
export class PayrollDeskPage {
  protected readonly store = inject(PayrollDeskStore);
  protected readonly formats: readonly PayrollFormatId[] = PAYROLL_FORMAT_ID;
  protected readonly formatMonth = formatMonth;

  /**
   * What waits comes first and is open: a file to release, then the newest closed month without a released file.
   * Everything else is folded.
   */
  protected readonly groups = computed(() => {
    const closings = this.store.closings() ?? [];
    const isWaiting = ({ exports }: PayrollClosingDto) => exports.some(({ status }) => status === 'created');
    const isDone = ({ exports }: PayrollClosingDto) => exports.some(({ status }) => status === 'released');
    // Where nothing is to be paid no file is missing.
    const isEmpty = ({ lines, exports }: PayrollClosingDto) => lines === 0 && exports.length === 0;
    const waiting = closings.filter(isWaiting);
    const rest = closings.filter((closing) => !isWaiting(closing) && !isEmpty(closing));
    return [
      { name: 'waiting', ...counted(waiting) },
      { name: 'open', ...counted(rest.filter((closing) => !isDone(closing))) },
      { name: 'done', ...counted(rest.filter(isDone)) },
      { name: 'empty', ...counted(closings.filter(isEmpty)) },
    ] as const;
  });

  constructor() {
    void this.store.load();
  }
}
