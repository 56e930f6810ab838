import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type AccountState } from '@zeitbuch/web-data-access';
import { Badge, type BadgeTone, type IconName } from '@zeitbuch/web-ui';

const SHAPES: Readonly<Record<AccountState, { tone: BadgeTone; icon: IconName }>> = {
  none: { tone: 'neutral', icon: 'person' },
  invited: { tone: 'info', icon: 'send' },
  active: { tone: 'good', icon: 'check' },
  blocked: { tone: 'bad', icon: 'lock' },
  ended: { tone: 'neutral', icon: 'signOut' },
};

/** How somebody gets in, in a word. */
@Component({
  selector: 'zb-account-badge',
  imports: [Badge, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <zb-badge [tone]="shape().tone" [icon]="shape().icon">{{ t('people.account.' + account()) }}</zb-badge>
    </ng-container>
  `,
})
export class AccountBadge {
  readonly account = input.required<AccountState>();
  protected readonly shape = computed(() => SHAPES[this.account()]);
}
