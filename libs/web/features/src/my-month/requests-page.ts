import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CorrectionStore } from '@zeitbuch/web-data-access';
import { EmptyState, ErrorCard, PageHeader } from '@zeitbuch/web-ui';
import { RequestList } from './request-list';

/** All corrections a person asked for, with what became of them. */
@Component({
  selector: 'zb-requests-page',
  imports: [EmptyState, ErrorCard, MatButtonModule, PageHeader, RequestList, RouterLink, TranslocoDirective],
  providers: [CorrectionStore],
  template: `
    <ng-container *transloco="let t">
      <zb-page-header [heading]="t('requests.heading')" [lead]="t('requests.lead')" />
      @if (store.problem(); as problem) {
        <zb-error-card [problem]="problem" (retry)="store.load()" />
      }
      @if (store.corrections(); as corrections) {
        @if (corrections.length === 0) {
          <zb-empty-state icon="request" [heading]="t('requests.empty')" [text]="t('requests.emptyText')">
            <a mat-flat-button routerLink="/monat">{{ t('requests.toMonth') }}</a>
          </zb-empty-state>
        } @else {
          <zb-request-list [corrections]="corrections" [linked]="true" (withdraw)="store.withdraw($event)" />
        }
      }
    </ng-container>
  `,
  styles: `:host { display: grid; gap: 24px; max-width: 820px; }`,
})
export class RequestsPage {
  protected readonly store = inject(CorrectionStore);

  constructor() {
    void this.store.load();
  }
}
