import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@zeitbuch/web-ui';
import { addDays, localDate } from '@zeitbuch/working-time';
import { clockChangeOn } from './local-time';

/** Says that clocks change on a day, or in the night that its shift goes into, and what that does to its hours. */
@Component({
  selector: 'zb-clock-change-note',
  imports: [Icon, TranslocoDirective],
  template: `
    @if (change(); as way) {
      <p *transloco="let t"><zb-icon name="clock" /> {{ t('clockChange.' + way) }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      display: flex;
      gap: 10px;
      align-items: flex-start;
      margin: 0;
      padding: 12px 14px;
      border-radius: var(--zb-radius-small);
      background: var(--zb-well);
    }
    zb-icon {
      flex: none;
      margin-top: 3px;
    }
  `,
})
export class ClockChangeNote {
  readonly date = input.required({ transform: localDate });
  /** The shift goes on after midnight. */
  readonly overnight = input(false);

  protected readonly change = computed(
    () => clockChangeOn(this.date()) ?? (this.overnight() ? clockChangeOn(addDays(this.date(), 1)) : null),
  );
}
