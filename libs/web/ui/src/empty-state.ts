import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { type IconName } from './icon-shapes';

/** Nothing here, said kindly; one action may go into the content. */
@Component({
  selector: 'zb-empty-state',
  imports: [Icon],
  template: `
    <zb-icon [name]="icon()" />
    <h2>{{ heading() }}</h2>
    @if (text(); as words) {
      <p>{{ words }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 48px 24px;
      text-align: center;
      border: 1px dashed var(--zb-line-strong);
      border-radius: var(--zb-radius);
    }
    zb-icon {
      font-size: 2rem;
      color: var(--zb-accent);
    }
    h2 {
      margin: 4px 0 0;
      font-size: 1.125rem;
      font-weight: 600;
    }
    p {
      margin: 0 0 8px;
      max-width: 46ch;
      color: var(--zb-ink-soft);
    }
  `,
})
export class EmptyState {
  readonly icon = input<IconName>('inbox');
  readonly heading = input.required<string>();
  readonly text = input<string | null>(null);
}
