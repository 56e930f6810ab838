import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CorrectionStore, ServerClock } from '@zeitbuch/web-data-access';
import { EmptyState, ErrorCard, Loading, PageHeader, townTime } from '@zeitbuch/web-ui';
import { addMonths, monthOf } from '@zeitbuch/working-time';
import { RequestList } from './request-list';
import { RequestWithdrawal } from './request-withdrawal';

/** So many months back a correction is still of interest; older ones stand in their month. */
const SHOWN_MONTHS = 3;

/** The corrections a person asked for, with what became of them. */
@Component({
  selector: 'zb-requests-page',
  imports: [EmptyState, ErrorCard, Loading, MatButtonModule, PageHeader, RequestList, RouterLink, TranslocoDirective],
  providers: [CorrectionStore],
  template: `
    <ng-container *transloco="let t">
      <zb-page-header [heading]="t('requests.heading')" [lead]="t('requests.lead')" />
      @if (store.problem(); as problem) {
        <zb-error-card [problem]="problem" (retry)="load()" />
      }
      @if (!store.corrections() && !store.problem()) {
        <zb-loading />
      }
      @if (store.corrections(); as corrections) {
        @if (corrections.length === 0) {
          <zb-empty-state icon="request" [heading]="t('requests.empty')" [text]="t('requests.emptyText')">
            <a mat-flat-button routerLink="/monat">{{ t('requests.toMonth') }}</a>
          </zb-empty-state>
        } @else {
          <zb-request-list
            [corrections]="corrections"
            [linked]="true"
            [repeatable]="true"
            (withdraw)="withdrawal.withdraw(store, $event)"
          />
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 24px;
      max-width: 820px;
    }
  `,
})
export class RequestsPage {
  protected readonly store = inject(CorrectionStore);
  protected readonly withdrawal = inject(RequestWithdrawal);

  readonly #clock = inject(ServerClock);

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    const current = monthOf(townTime(this.#clock.nowMilliseconds()).date);
    return this.store.load(...Array.from({ length: SHOWN_MONTHS }, (_, ago) => addMonths(current, -ago)));
  }
}
