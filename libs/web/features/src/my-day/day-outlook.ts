import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ClockState, type TodayDto } from '@zeitbuch/web-data-access';
import { activeLanguage, Icon } from '@zeitbuch/web-ui';
import { outlookRows } from './outlook-rows';

/** What lies ahead: when to leave, to pause, to stop and to begin again, and how far the light is from changing. */
@Component({
  selector: 'zb-day-outlook',
  imports: [Icon, RouterLink, TranslocoDirective],
  templateUrl: './day-outlook.html',
  styleUrl: './day-outlook.scss',
})
export class DayOutlook {
  readonly day = input.required<TodayDto>();
  readonly state = input.required<ClockState>();
  readonly nowMilliseconds = input.required<number>();
  readonly balanceTodayMinutes = input.required<number>();

  protected readonly rows = computed(() => {
    activeLanguage();
    return outlookRows(this.day(), {
      state: this.state(),
      nowMilliseconds: this.nowMilliseconds(),
      balanceTodayMinutes: this.balanceTodayMinutes(),
    });
  });
}
