import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MonthDto, SessionStore } from '@zeitbuch/web-data-access';
import { formatFullDate, formatMonth, townTime } from '@zeitbuch/web-ui';

/** What the printed month begins with: whose it is, of which month, and how far it has come. */
@Component({
  selector: 'zb-month-sheet-head',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (month(); as sheet) {
        <p class="title">
          <strong>{{ t('month.sheet.title', { month: formatMonth(sheet.month) }) }}</strong>
          <span>{{ session.session()?.tenantName }}</span>
        </p>
        <dl>
          <div>
            <dt>{{ t('month.sheet.name') }}</dt>
            <dd>{{ sheet.employee.name }}</dd>
          </div>
          <div>
            <dt>{{ t('month.sheet.number') }}</dt>
            <dd>{{ sheet.employee.personnelNumber }}</dd>
          </div>
          <div>
            <dt>{{ t('month.sheet.status') }}</dt>
            <dd>
              {{ t('status.' + sheet.status) }}
              @if (since(); as date) {
                ({{ formatFullDate(date) }})
              }
            </dd>
          </div>
          <div>
            <dt>{{ t('month.sheet.printedOn') }}</dt>
            <dd>{{ formatFullDate(today()) }}</dd>
          </div>
        </dl>
      }
    </ng-container>
  `,
  styles: `
    p,
    dl,
    dd {
      margin: 0;
    }
    .title,
    dl {
      display: flex;
      justify-content: space-between;
      gap: 12px 24px;
    }
    .title {
      padding-bottom: 4px;
      border-bottom: 1.5pt solid;
    }
    .title strong {
      font-size: 14pt;
    }
    dl {
      padding-block: 6px 4px;
    }
    dt {
      font-size: 7pt;
    }
    dd {
      font-weight: 600;
    }
  `,
})
export class MonthSheetHead {
  readonly month = input.required<MonthDto | null>();
  /** On which it is printed. */
  readonly today = input.required<string>();

  protected readonly session = inject(SessionStore);
  /** The day on which the month got its status; null while it is open. */
  protected readonly since = computed(() => {
    const { closedAt, approvedAt, submittedAt } = this.month() ?? {};
    const at = closedAt ?? approvedAt ?? submittedAt;
    return at ? townTime(Date.parse(at)).date : null;
  });

  protected readonly formatFullDate = formatFullDate;
  protected readonly formatMonth = formatMonth;
}
