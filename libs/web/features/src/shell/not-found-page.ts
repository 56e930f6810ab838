import { Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { EmptyState, PageHeader } from '@zeitbuch/web-ui';

/** An address without a page. */
@Component({
  selector: 'zb-not-found-page',
  imports: [EmptyState, MatButtonModule, PageHeader, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <zb-page-header [heading]="t('title.notFound')" />
      <zb-empty-state icon="warning" [heading]="t('notFound.heading')" [text]="t('notFound.text')">
        <a mat-flat-button routerLink="/heute">{{ t('notFound.home') }}</a>
      </zb-empty-state>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 24px;
    }
  `,
})
export class NotFoundPage {}
