import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type PayrollGapDto, type PayrollMonthGapsDto } from '@zeitbuch/web-data-access';
import { formatMonth, Icon } from '@zeitbuch/web-ui';

/** What is missing, in which group and month. */
interface Gap extends PayrollGapDto {
  readonly payrollGroupName?: string;
  readonly month?: string;
}

/** One thing that is missing, of whichever personnel groups and months. */
interface Missing {
  readonly key: string;
  readonly persons: number;
  readonly code: string | null;
  readonly format: string;
  readonly payrollGroupName: string;
  /** Of a wage type: for whom. */
  readonly groups: readonly string[];
  /** Where several months are told of: how many people in which. */
  readonly months: readonly { readonly month: string; readonly persons: number }[];
}

const personsOf = (gaps: readonly Gap[]): number => gaps.reduce((sum, { persons }) => sum + persons, 0);

/** What payroll still has to set before the file of a group can be made, with the number of people it concerns. */
@Component({
  selector: 'zb-payroll-gaps',
  imports: [Icon, TranslocoDirective],
  template: `<ng-container *transloco="let t">
    @if (missing().length > 0) {
      <div class="note">
        <zb-icon name="warning" />
        <div>
          <p>
            <strong>{{ t('payrollGaps.heading') }}</strong>
          </p>
          <ul>
            @for (one of missing(); track $index) {
              <li>
                {{
                  t(one.key, {
                    format: t('payroll.format.' + one.format),
                    code: one.code ? t('payroll.codes.' + one.code) : '',
                    group: one.payrollGroupName,
                  })
                }}
                <span class="whom dotted">
                  @for (group of one.groups; track group) {
                    <span>{{ t('personnelGroup.' + group) }}</span>
                  }
                  @for (of of one.months; track of.month) {
                    <span>{{ t('payrollGaps.in', { month: formatMonth(of.month), persons: of.persons }) }}</span>
                  } @empty {
                    <span>{{ t('payrollGaps.persons', { persons: one.persons }) }}</span>
                  }
                </span>
              </li>
            }
          </ul>
          @if (whose(); as key) {
            <p class="small">{{ t(key) }}</p>
          }
        </div>
      </div>
    }
  </ng-container>`,
  styles: `
    .note {
      display: flex;
      gap: 10px;
      padding: 12px 16px;
      border-radius: var(--zb-radius-small);
      color: var(--zb-ink);
      background: var(--zb-amber-soft);
    }
    zb-icon {
      flex: none;
      margin-block-start: 0.2em;
      color: var(--zb-amber);
    }
    p {
      margin: 0;
    }
    ul {
      display: grid;
      gap: 6px;
      margin: 6px 0;
      padding-inline-start: 18px;
      list-style: disc;
    }
    .whom {
      color: var(--zb-ink-soft);
    }
  `,
})
export class PayrollGapsNote {
  /** Of one group and month. */
  readonly gaps = input<readonly PayrollGapDto[]>([]);
  /** Of every group of several months: each thing that is missing is told once. */
  readonly months = input<readonly PayrollMonthGapsDto[]>([]);
  /** Key of a sentence on who can change it. */
  readonly whose = input<string | null>(null);
  protected readonly formatMonth = formatMonth;

  readonly #all = computed((): readonly Gap[] => [
    ...this.gaps(),
    ...this.months().flatMap(({ month, groups }) =>
      groups.flatMap(({ payrollGroupName, gaps }) => gaps.map((gap) => ({ ...gap, month, payrollGroupName }))),
    ),
  ]);

  protected readonly missing = computed((): Missing[] => {
    // Numbers are missing to a payroll group, a wage type whoever is in it.
    const same = Map.groupBy(this.#all(), ({ kind, format, code, payrollGroupName }) =>
      [kind, format, code, kind === 'target' ? payrollGroupName : ''].join(' '),
    );
    return [...same.values()].map((gaps) => {
      const [{ kind, format, code, payrollGroupName }] = gaps;
      const months = Map.groupBy(gaps, ({ month }) => month ?? '');
      return {
        key: `payrollGaps.${kind}${kind === 'target' && payrollGroupName ? 'Of' : ''}`,
        ...{ format, code: code ?? null, payrollGroupName: payrollGroupName ?? '', persons: personsOf(gaps) },
        groups: [...new Set(gaps.flatMap(({ personnelGroup }) => personnelGroup ?? []))],
        months: [...months]
          .filter(([month]) => month !== '')
          .map(([month, ofMonth]) => ({ month, persons: personsOf(ofMonth) })),
      };
    });
  });
}
