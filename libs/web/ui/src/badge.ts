import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { type IconName } from './icon-shapes';

export type BadgeTone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

/** A state in a word, with a shape beside the colour. */
@Component({
  selector: 'zb-badge',
  imports: [Icon],
  host: { '[attr.data-tone]': 'tone()' },
  template: `@if (icon(); as name) {
      <zb-icon [name]="name" />
    }
    <ng-content />`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.35em;
      padding: 0.2em 0.65em;
      border: 1px solid transparent;
      border-radius: 999px;
      font-size: var(--zb-text-small);
      font-weight: 550;
      line-height: 1.35;
      color: var(--zb-ink-soft);
      background: var(--zb-well);
    }
    :host([data-tone='info']) {
      color: var(--zb-accent);
      background: var(--zb-accent-soft);
    }
    :host([data-tone='good']) {
      color: var(--zb-good);
      background: var(--zb-good-soft);
    }
    :host([data-tone='warn']) {
      color: var(--zb-amber);
      background: var(--zb-amber-soft);
    }
    :host([data-tone='bad']) {
      color: var(--zb-bad);
      background: var(--zb-bad-soft);
    }
    @media (forced-colors: active) {
      :host {
        border-color: currentColor;
      }
    }
  `,
})
export class Badge {
  readonly tone = input<BadgeTone>('neutral');
  readonly icon = input<IconName | null>(null);
}
