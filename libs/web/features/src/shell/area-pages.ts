import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Place } from './destinations';

/** The pages of an area beside each other, above each of them. */
@Component({
  selector: 'zb-area-pages',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective],
  template: `
    <nav *transloco="let t" [attr.aria-label]="t(area().key)">
      <ul class="plain">
        @for (page of area().pages; track page.path) {
          @let waiting = counts().get(page.path) ?? 0;
          <li>
            <a
              #link
              [routerLink]="page.path"
              routerLinkActive="active"
              ariaCurrentWhenActive="page"
              (isActiveChange)="show($event, link)"
            >
              {{ t(page.key) }}
              @if (waiting > 0) {
                <span class="count" aria-hidden="true">{{ waiting > 99 ? '99+' : waiting }}</span>
                <span class="cdk-visually-hidden">, {{ t('tasks.waiting', { count: waiting }) }}</span>
              }
            </a>
          </li>
        }
      </ul>
    </nav>
  `,
  styleUrl: './area-pages.scss',
})
export class AreaPages {
  readonly area = input.required<Place>();
  /** What waits, by the path of the page. */
  readonly counts = input.required<ReadonlyMap<string, number>>();

  /** The page that is shown stands in sight, however far the row is pushed. */
  protected show(isActive: boolean, link: HTMLElement): void {
    if (isActive) link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
