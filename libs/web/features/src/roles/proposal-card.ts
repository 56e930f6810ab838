import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormDrafts, type RoleProposalDto, RolesStore, SessionStore } from '@zeitbuch/web-data-access';
import { activeLanguage, Badge, formatInstant } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { reachOf } from './role-words';

/** A role that somebody wants to give, and how another person decides. */
@Component({
  selector: 'zb-proposal-card',
  imports: [Badge, MatButtonModule, RefuseForm, TranslocoDirective],
  template: `
    <article *transloco="let t" class="panel" [attr.aria-labelledby]="'role-' + proposal().grantId">
      <header>
        <h3 [id]="'role-' + proposal().grantId">{{ proposal().name }}: {{ t('signIn.role.' + proposal().role) }}</h3>
        @if (isRefused()) {
          <zb-badge tone="bad" icon="close">{{ t('roles.refused') }}</zb-badge>
        } @else {
          <zb-badge tone="warn" icon="pending">{{ t('roles.waits') }}</zb-badge>
        }
      </header>
      <p>{{ reach() }}</p>
      <p class="soft small">
        {{ t('roles.proposedBy', { name: proposal().proposedBy, when: formatInstant(proposal().proposedAt) }) }}
      </p>
      @if (isRefused()) {
        <p>{{ t('roles.refusedBy', { name: proposal().decidedBy, reason: proposal().refusalReason }) }}</p>
      } @else if (isAboutMe()) {
        <p class="soft">{{ t('roles.aboutMe') }}</p>
      } @else if (refusing()) {
        <zb-refuse-form
          [fieldId]="'refuse-' + proposal().grantId"
          [heading]="t('roles.refuseHeading')"
          [about]="proposal().grantId"
          [level]="4"
          [busy]="store.busy()"
          (refused)="refuse($event)"
          (cancelled)="refusing.set(false)"
        />
      } @else if (isMine()) {
        <p class="soft">{{ t('roles.mine') }}</p>
        <button mat-stroked-button type="button" [disabled]="store.busy()" (click)="withdraw()">
          {{ t('roles.withdraw') }}
        </button>
      } @else {
        <div class="actions">
          <button mat-flat-button type="button" [disabled]="store.busy()" (click)="confirm()">
            {{ t('roles.confirm') }}
          </button>
          <button mat-button type="button" [disabled]="store.busy()" (click)="refusing.set(true)">
            {{ t('roles.refuse') }}
          </button>
        </div>
      }
    </article>
  `,
  styles: `
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      margin-bottom: 8px;
    }
    h3 {
      margin: 0;
      font-size: 1.0625rem;
    }
    p {
      margin: 0 0 8px;
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      margin-block-start: 12px;
    }
  `,
})
export class ProposalCard {
  readonly proposal = input.required<RoleProposalDto>();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #session = inject(SessionStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(RolesStore);
  protected readonly refusing = signal(false);
  protected readonly formatInstant = formatInstant;
  protected readonly isRefused = computed(() => this.proposal().status === 'refused');
  protected readonly isMine = computed(() => this.proposal().proposedById === this.#session.employee()?.employeeId);
  protected readonly isAboutMe = computed(() => this.proposal().employeeId === this.#session.employee()?.employeeId);
  protected readonly reach = computed(() => {
    activeLanguage();
    return reachOf(this.proposal(), this.#transloco);
  });

  protected async confirm(): Promise<void> {
    if (await this.store.confirm(this.proposal().grantId)) this.#say('roles.said.confirmed');
  }

  protected async refuse(reason: string): Promise<void> {
    const { grantId } = this.proposal();
    if (!(await this.store.refuse(grantId, reason))) return;
    void this.#drafts.drop(reasonDraft(grantId));
    this.#say('roles.said.refused');
  }

  protected async withdraw(): Promise<void> {
    if (await this.store.withdraw(this.proposal().grantId)) this.#say('roles.said.withdrawn');
  }

  #say(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
  }
}
