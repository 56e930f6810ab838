import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState, ErrorCard, Loading, PageHeader } from '@zeitbuch/web-ui';
import { ImportProposalCard } from './import-proposal-card';
import { ImportsStore } from './imports.store';

/** For time administrators: what others brought about themselves and a second person decides about. */
@Component({
  selector: 'zb-imports-page',
  imports: [EmptyState, ErrorCard, ImportProposalCard, Loading, PageHeader, TranslocoDirective],
  providers: [ImportsStore],
  template: `
    <ng-container *transloco="let t">
      <zb-page-header [heading]="t('title.imports')" [lead]="t('imports.lead')" />
      @if (store.problem(); as problem) {
        <zb-error-card [problem]="problem" (retry)="store.load()" />
      }
      @if (!store.proposals() && !store.problem()) {
        <zb-loading />
      }
      @if (store.proposals(); as proposals) {
        <section aria-labelledby="imports-open">
          <h2 id="imports-open">{{ t('imports.open') }}</h2>
          @for (proposal of proposals.open; track proposal.proposalId) {
            <zb-import-proposal-card [proposal]="proposal" (decided)="store.load()" />
          } @empty {
            <zb-empty-state icon="inbox" [heading]="t('imports.empty')" [text]="t('imports.emptyText')" />
          }
        </section>
        @if (proposals.decided.length > 0) {
          <section aria-labelledby="imports-decided">
            <h2 id="imports-decided">{{ t('imports.decided') }}</h2>
            @for (proposal of proposals.decided; track proposal.proposalId) {
              <zb-import-proposal-card [proposal]="proposal" />
            }
          </section>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 24px;
    }
    section {
      display: grid;
      gap: 12px;
      min-width: 0;
    }
    h2 {
      margin: 0;
      font-size: var(--zb-text-small);
      font-weight: 600;
      color: var(--zb-ink-soft);
    }
  `,
})
export class ImportsPage {
  protected readonly store = inject(ImportsStore);

  constructor() {
    void this.store.load();
  }
}
