import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type PublicationDto } from '@zeitbuch/web-data-access';
import { formatFullDate } from '@zeitbuch/web-ui';

/** From when something else would hold, for how many, and what of theirs is evaluated again or opens again. */
@Component({
  selector: 'zb-effect-words',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @let one = effect();
      <p>
        {{
          one.to === null
            ? t('agreements.effect.since', { from: formatFullDate(one.from) })
            : t('agreements.effect.span', { from: formatFullDate(one.from), to: formatFullDate(one.to) })
        }}
      </p>
      <p>{{ t('agreements.effect.people', { count: one.people }) }}</p>
      <p>{{ t('agreements.form.previewDays', { count: one.valuedDays }) }}</p>
      @if (one.handedInMonths > 0) {
        <p>{{ t('agreements.form.previewMonths', { count: one.handedInMonths }) }}</p>
      }
    </ng-container>
  `,
  styles: `
    p {
      margin: 2px 0;
    }
  `,
})
export class EffectWords {
  readonly effect = input.required<PublicationDto>();
  protected readonly formatFullDate = formatFullDate;
}
