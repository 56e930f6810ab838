import { Component, input } from '@angular/core';

/** The one `h1` of a page; actions go into its content. */
@Component({
  selector: 'zb-page-header',
  template: `
    <div class="words">
      <h1 tabindex="-1">{{ heading() }}</h1>
      @if (lead(); as text) {
        <p>{{ text }}</p>
      }
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: 12px 24px;
    }
    h1 {
      margin: 0;
      font-size: var(--zb-text-title);
      font-weight: 620;
      letter-spacing: -0.022em;
      line-height: 1.15;
    }
    p {
      margin: 6px 0 0;
      max-width: 62ch;
      text-wrap: pretty;
      color: var(--zb-ink-soft);
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly lead = input<string | null>(null);
}
