import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type FourEyesOffDto } from '@zeitbuch/web-data-access';
import { formatInstant, Icon } from '@zeitbuch/web-ui';

/** Says that one person is or was enough, since when and why. */
@Component({
  selector: 'zb-four-eyes-note',
  imports: [Icon, TranslocoDirective],
  template: `<p *transloco="let t">
    <zb-icon name="warning" />
    <span>{{ t('fourEyes.off', { since: formatInstant(off().since), reason: off().reason }) }}</span>
  </p>`,
  styles: `
    p {
      display: flex;
      gap: 10px;
      margin: 0 0 16px;
      padding: 10px 14px;
      border-radius: var(--zb-radius-small);
      color: var(--zb-amber);
      background: var(--zb-amber-soft);
      overflow-wrap: anywhere;
    }
    zb-icon {
      flex: none;
      margin-block-start: 0.15em;
    }
  `,
})
export class FourEyesNote {
  /** Since when, an instant, and why. */
  readonly off = input.required<FourEyesOffDto>();
  protected readonly formatInstant = formatInstant;
}
