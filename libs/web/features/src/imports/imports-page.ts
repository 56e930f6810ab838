import { Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ImportUploadDto, SessionStore } from '@zeitbuch/web-data-access';
import { Badge, ErrorCard, formatInstant, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { ImportProposalCard } from './import-proposal-card';
import { ImportsStore } from './imports.store';
import { NewFile } from './new-file';
import { UploadsStore } from './uploads.store';

/** Files from the personnel system and the time clocks: bringing them, those under way, what waits for a second person, what was taken over. */
@Component({
  selector: 'zb-imports-page',
  imports: [
    Badge,
    ErrorCard,
    Icon,
    ImportProposalCard,
    Loading,
    MatButtonModule,
    NewFile,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [ImportsStore, UploadsStore],
  template: `
    <ng-container *transloco="let t">
      <zb-page-header [heading]="t('title.imports')" [lead]="t('imports.lead')">
        @if (mayAdminister()) {
          <a mat-stroked-button routerLink="/einfuhr/systeme">{{ t('imports.systems.link') }}</a>
        }
      </zb-page-header>
      @if (store.problem(); as problem) {
        <zb-error-card [problem]="problem" (retry)="store.load()" />
      }
      @if (!store.proposals() && !store.problem()) {
        <zb-loading />
      }
      @if (files.problem(); as problem) {
        <zb-error-card [problem]="problem" (retry)="files.load()" />
      }
      @if (files.uploads(); as uploads) {
        <section class="panel" aria-labelledby="imports-new">
          <h2 class="title" id="imports-new">{{ t('imports.new') }}</h2>
          <zb-new-file [kinds]="uploads.kinds" (uploaded)="goOn($event)" />
        </section>
        @if (uploads.open.length > 0) {
          <section aria-labelledby="imports-under-way">
            <h2 id="imports-under-way">{{ t('imports.underWay') }}</h2>
            <ul class="plain">
              @for (upload of uploads.open; track upload.uploadId) {
                <li>
                  <a class="file" [routerLink]="['/einfuhr', upload.uploadId]">
                    <span
                      ><strong>{{ t('imports.kind.' + upload.kind) }}</strong>
                      <span class="soft small"
                        >{{ upload.source === 'folder' ? t('imports.systems.folder') : upload.sender }}
                        {{ upload.fileName }}, {{ formatInstant(upload.uploadedAt) }}</span
                      ></span
                    >
                    <zb-badge [tone]="upload.status === 'checked' ? 'info' : 'warn'">{{
                      t('imports.status.' + upload.status)
                    }}</zb-badge>
                    <zb-icon name="next" />
                  </a>
                </li>
              }
            </ul>
          </section>
        }
      }
      @if (store.proposals(); as proposals) {
        @if (proposals.open.length > 0) {
          <section aria-labelledby="imports-open">
            <h2 id="imports-open">{{ t('imports.open') }}</h2>
            @for (proposal of proposals.open; track proposal.proposalId) {
              <zb-import-proposal-card [proposal]="proposal" (decided)="store.load()" />
            }
          </section>
        }
        @if (proposals.decided.length > 0) {
          <section aria-labelledby="imports-decided">
            <h2 id="imports-decided">{{ t('imports.decided') }}</h2>
            @for (proposal of proposals.decided; track proposal.proposalId) {
              <zb-import-proposal-card [proposal]="proposal" />
            }
          </section>
        }
      }
      @if (files.uploads(); as uploads) {
        @if (uploads.history.length > 0) {
          <section aria-labelledby="imports-history">
            <h2 id="imports-history">{{ t('imports.history') }}</h2>
            <ul class="plain history">
              @for (run of uploads.history; track run.importId) {
                <li>
                  <span
                    ><strong>{{ t('imports.kind.' + run.kind) }}</strong>
                    <span class="soft small">{{ run.fileName }}</span></span
                  >
                  <span class="small">{{ t('imports.rowsWritten', { count: run.writtenLines }) }}</span>
                  <span class="soft small"
                    >{{ run.importedBy ?? t('imports.commandLine') }}, {{ formatInstant(run.importedAt) }}</span
                  >
                </li>
              }
            </ul>
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
    .panel .title {
      font-size: 1.125rem;
      color: var(--zb-ink);
    }
    ul {
      display: grid;
      border: 1px solid var(--zb-line);
      border-radius: var(--zb-radius);
      background: var(--zb-card);
    }
    li + li {
      border-block-start: 1px solid var(--zb-line);
    }
    .file,
    .history li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 16px;
      padding: 12px 16px;
      color: inherit;
      text-decoration: none;
    }
    .file > span,
    .history li > span:first-child {
      display: grid;
      flex: 1 1 220px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .file > zb-icon {
      margin-inline-start: auto;
    }
    .file:hover {
      background: var(--zb-well);
    }
  `,
})
export class ImportsPage {
  protected readonly store = inject(ImportsStore);
  protected readonly files = inject(UploadsStore);
  protected readonly formatInstant = formatInstant;
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);

  protected readonly mayAdminister = computed(() => this.#session.roles().includes('organisationAdministrator'));

  constructor() {
    void this.store.load();
    void this.files.load();
  }

  protected goOn({ uploadId }: ImportUploadDto): void {
    void this.#router.navigate(['/einfuhr', uploadId]);
  }
}
