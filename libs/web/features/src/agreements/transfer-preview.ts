import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type AgreementTransferDto, type LeftOutDto } from '@zeitbuch/web-data-access';
import { formatMonth, Icon } from '@zeitbuch/web-ui';

/** Who would change from which agreement, and who stays as they are and why. */
@Component({
  selector: 'zb-transfer-preview',
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (group of transfer().before; track group.agreementId) {
        <label class="group">
          <input
            type="checkbox"
            [checked]="!kept().includes(group.agreementId)"
            (change)="keep.emit(group.agreementId)"
          />
          <span>
            {{
              t(group.people === 1 ? 'agreements.transfer.fromOne' : 'agreements.transfer.fromMany', {
                count: group.people,
                name: group.name,
              })
            }}
          </span>
        </label>
      }
      @if (kept().length > 0) {
        <p>
          <button type="button" class="link" (click)="keep.emit(kept()[kept().length - 1])">
            {{ t('agreements.transfer.comeAlong') }}
          </button>
        </p>
      }
      @if (transfer().leftOut.length > 0) {
        <h4>{{ t('agreements.transfer.stay') }}</h4>
        <ul class="plain">
          @for (one of transfer().leftOut; track one.reason) {
            <li>
              <details>
                <summary>
                  <zb-icon name="next" />
                  {{ t('agreements.transfer.reason.' + one.reason, { count: one.people, months: monthsOf(one) }) }}
                </summary>
                <p class="soft small">
                  {{ namesOf(one) }}
                  @if (one.people > one.named.length) {
                    {{ t('agreements.transfer.andMore', { count: one.people - one.named.length }) }}
                  }
                </p>
              </details>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styleUrl: './transfer-preview.scss',
})
export class TransferPreview {
  readonly transfer = input.required<AgreementTransferDto>();
  /** Agreements whose people stay with them. */
  readonly kept = input.required<readonly string[]>();
  /** Those of this agreement stay, or no longer. */
  readonly keep = output<string>();

  protected monthsOf({ months = '' }: LeftOutDto): string {
    return months
      .split(', ')
      .filter((month) => month !== '')
      .map((month) => formatMonth(month))
      .join(', ');
  }

  protected namesOf({ named }: LeftOutDto): string {
    return named.map(({ name }) => name).join(', ');
  }
}
