import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PayrollSettingsStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { FourEyesNote } from '../shared/four-eyes-note';
import { PayrollGapsNote } from '../shared/payroll-gaps';
import { PayrollGroupsPanel } from './payroll-groups-panel';
import { SettingProposal } from './setting-proposal';
import { TestFileForm } from './test-file-form';
import { WageTypesPanel } from './wage-types-panel';

/** What payroll sets, so that closed months can be handed over: proposed by one person, released by another. */
@Component({
  selector: 'zb-payroll-settings-page',
  imports: [
    ErrorCard,
    FourEyesNote,
    Icon,
    Loading,
    PageHeader,
    PayrollGapsNote,
    PayrollGroupsPanel,
    RouterLink,
    SettingProposal,
    TestFileForm,
    TranslocoDirective,
    WageTypesPanel,
  ],
  providers: [PayrollSettingsStore],
  template: `<ng-container *transloco="let t">
    <a class="back iconed" routerLink="/lohn"><zb-icon name="back" /> {{ t('title.payroll') }}</a>
    <zb-page-header [heading]="t('title.payrollSettings')" [lead]="t('payrollSettings.lead')" />
    @if (store.settings()) {
      @if (store.settings()?.fourEyesOff; as off) {
        <zb-four-eyes-note [off]="off" />
      }
      @if (store.waiting().length > 0) {
        <section class="stack" aria-labelledby="waiting-heading">
          <h2 id="waiting-heading">{{ t('payrollSettings.waiting') }}</h2>
          @if (store.problem(); as problem) {
            <zb-error-card [problem]="problem" [retryable]="false" />
          }
          @for (proposal of store.waiting(); track proposal.proposalId) {
            <zb-setting-proposal [proposal]="proposal" />
          }
        </section>
      }
      <zb-payroll-gaps [months]="store.gaps()" />
      <zb-payroll-groups-panel />
      <zb-wage-types-panel />
      <zb-test-file-form />
      @if (store.decided().length > 0) {
        <details>
          <summary>
            <zb-icon name="next" />
            <h2>{{ t('payrollSettings.decided', { count: store.decided().length }) }}</h2>
          </summary>
          <div class="stack">
            @for (proposal of store.decided(); track proposal.proposalId) {
              <zb-setting-proposal [proposal]="proposal" />
            }
          </div>
        </details>
      }
    } @else if (store.problem(); as problem) {
      <zb-error-card [problem]="problem" (retry)="store.load()" />
    } @else {
      <zb-loading />
    }
  </ng-container>`,
  styles: `
    @use '../desk';

    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
      max-inline-size: 960px;
    }
    h2 {
      margin: 0;
    }
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    summary {
      @include desk.disclosure;

      gap: 8px;
      min-block-size: 44px;
    }
  `,
})
export class PayrollSettingsPage {
  protected readonly store = inject(PayrollSettingsStore);

  constructor() {
    void this.store.load();
  }
}
