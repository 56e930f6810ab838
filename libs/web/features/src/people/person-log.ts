import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type PersonChangeDto } from '@zeitbuch/web-data-access';
import { formatFullDate, formatInstant } from '@zeitbuch/web-ui';

/** Who changed what is known of a person, the newest first. */
@Component({
  selector: 'zb-person-log',
  imports: [TranslocoDirective],
  template: `
    <section class="panel no-print" aria-labelledby="log-heading" *transloco="let t">
      <h2 id="log-heading">{{ t('people.log.heading') }}</h2>
      <ol class="plain">
        @for (change of changes(); track change.changeId) {
          <li>
            <span>
              <strong>{{ t('people.log.kind.' + change.kind) }}</strong>
              @if (change.from; as from) {
                @if (change.to === from) {
                  {{ formatFullDate(from) }}
                } @else if (change.to; as to) {
                  {{ t('people.between', { from: formatFullDate(from), to: formatFullDate(to) }) }}
                } @else {
                  {{ t('people.since', { from: formatFullDate(from) }) }}
                }
              }
            </span>
            <span class="soft small">
              {{ change.changedBy ?? t('people.log.server') }} · {{ formatInstant(change.changedAt) }}
            </span>
          </li>
        } @empty {
          <li class="soft">{{ t('people.log.none') }}</li>
        }
      </ol>
    </section>
  `,
  styles: `
    h2 {
      margin: 0 0 4px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      justify-content: space-between;
      padding-block: 10px;
      border-top: 1px solid var(--zb-line);
      font-variant-numeric: tabular-nums;
    }
    li:first-child {
      border-top: 0;
    }
    li:last-child {
      padding-bottom: 0;
    }
  `,
})
export class PersonLog {
  readonly changes = input.required<readonly PersonChangeDto[]>();
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatInstant = formatInstant;
}
