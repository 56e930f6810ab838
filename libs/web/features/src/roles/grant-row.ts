import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type RoleGrantDto, RolesStore, SessionStore } from '@zeitbuch/web-data-access';
import { activeLanguage, Badge } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { isLocalDate } from '@zeitbuch/working-time';
import { reachOf } from './role-words';

/** A role that somebody has, and how it ends. */
@Component({
  selector: 'zb-grant-row',
  imports: [Badge, DateField, MatButtonModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="row">
        <div class="who">
          <strong>{{ grant().name }}</strong>
          <span class="soft small">{{ t('people.number', { number: grant().personnelNumber }) }}</span>
        </div>
        <div class="what">
          <span>{{ t('signIn.role.' + grant().role) }}</span>
          <span class="soft small">{{ reach() }}</span>
          <span class="soft small">{{ origin() }}</span>
          @if (grant().alone) {
            <zb-badge tone="warn" icon="info">{{ t('roles.givenAlone') }}</zb-badge>
          }
        </div>
        @if (isMine()) {
          <span class="soft small">{{ t('roles.own') }}</span>
        } @else if (!ending()) {
          <button
            #endButton
            mat-button
            type="button"
            [attr.aria-label]="t('roles.endOf', { name: grant().name, role: t('signIn.role.' + grant().role) })"
            (click)="ending.set(true)"
          >
            {{ t('roles.end') }}
          </button>
        }
      </div>
      @if (ending()) {
        <form novalidate class="ending" [attr.aria-labelledby]="'end-' + grant().grantId" (submit)="end($event)">
          <p #question tabindex="-1" [id]="'end-' + grant().grantId">
            <strong>{{
              t('roles.endQuestion', { name: grant().name, role: t('signIn.role.' + grant().role) })
            }}</strong>
          </p>
          <label [for]="'last-' + grant().grantId">{{ t('roles.lastDay') }}</label>
          <zb-date-field
            [fieldId]="'last-' + grant().grantId"
            [label]="t('roles.lastDay')"
            [said]="'last-hint-' + grant().grantId"
            [(value)]="lastDay"
          />
          <p class="soft small" [id]="'last-hint-' + grant().grantId">{{ t('roles.lastDayHint') }}</p>
          <div class="actions">
            <button mat-flat-button type="submit" [disabled]="store.busy()">
              {{ t(lastDay() === '' ? 'roles.endNow' : 'roles.endThen') }}
            </button>
            <button mat-button type="button" (click)="cancel()">{{ t('common.cancel') }}</button>
          </div>
        </form>
      }
    </ng-container>
  `,
  styleUrl: './grant-row.scss',
})
export class GrantRow {
  readonly grant = input.required<RoleGrantDto>();

  readonly #notices = inject(Notices);
  readonly #session = inject(SessionStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(RolesStore);
  protected readonly ending = signal(false);
  /** Empty: at once. */
  protected readonly lastDay = signal('');
  protected readonly question = viewChild<string, ElementRef<HTMLElement>>('question', { read: ElementRef });
  protected readonly endButton = viewChild<string, ElementRef<HTMLElement>>('endButton', { read: ElementRef });
  protected readonly isMine = computed(() => this.grant().employeeId === this.#session.employee()?.employeeId);
  protected readonly reach = computed(() => {
    activeLanguage();
    return reachOf(this.grant(), this.#transloco);
  });
  protected readonly origin = computed(() => {
    activeLanguage();
    const { grantedBy, confirmedBy, alone } = this.grant();
    if (!grantedBy) return this.#transloco.translate<string>('roles.byServer');
    return this.#transloco.translate<string>(alone ? 'roles.byOne' : 'roles.byTwo', { grantedBy, confirmedBy });
  });

  constructor() {
    effect(() => this.question()?.nativeElement.focus());
  }

  protected cancel(): void {
    this.ending.set(false);
    this.lastDay.set('');
    setTimeout(() => this.endButton()?.nativeElement.focus());
  }

  protected async end(event: Event): Promise<void> {
    event.preventDefault();
    const lastDay = this.lastDay();
    if (lastDay !== '' && !isLocalDate(lastDay)) return;
    const { grantId, version } = this.grant();
    if (!(await this.store.end(grantId, version, lastDay === '' ? null : lastDay))) return;
    this.ending.set(false);
    this.lastDay.set('');
    this.#notices.tell(this.#transloco.translate('roles.said.ended'));
  }
}
