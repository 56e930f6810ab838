import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/**
 * Stands where something is still being loaded, so that nobody takes an empty page for an answer. What comes within
 * three tenths of a second needs no such word, and nothing flickers.
 */
@Component({
  selector: 'zb-loading',
  imports: [TranslocoDirective],
  host: { role: 'status', class: 'no-print' },
  template: `
    <ng-container *transloco="let t">
      <span class="cdk-visually-hidden">{{ t('common.loading') }}</span>
      @for (row of rows(); track row) {
        <span class="row" aria-hidden="true"></span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding-block: 8px;
      visibility: hidden;
      animation: appear 0s 0.3s forwards;
    }
    .row {
      height: 44px;
      border-radius: var(--zb-radius-small);
      background: var(--zb-well);
      animation: breathe 1.6s 0.3s ease-in-out infinite;
    }
    .row:nth-child(3) {
      width: 84%;
    }
    .row:nth-child(4) {
      width: 62%;
    }
    @keyframes appear {
      to {
        visibility: visible;
      }
    }
    @keyframes breathe {
      50% {
        opacity: 0.5;
      }
    }
    @media (forced-colors: active) {
      .row {
        border: 1px solid GrayText;
      }
    }
  `,
})
export class Loading {
  /** As many lines as the thing is likely to have, at most. */
  readonly rows = input<readonly number[]>([1, 2, 3]);
}
