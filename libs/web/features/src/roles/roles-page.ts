import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { RolesStore, SessionStore } from '@zeitbuch/web-data-access';
import { EmptyState, ErrorCard, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { GrantRow } from './grant-row';
import { PermissionTable } from './permission-table';
import { ProposalCard } from './proposal-card';
import { RoleForm } from './role-form';

/** Who has which role and what waits for a second person; and for everybody with an office which role may do what. */
@Component({
  selector: 'zb-roles-page',
  imports: [
    EmptyState,
    ErrorCard,
    GrantRow,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    PermissionTable,
    ProposalCard,
    RoleForm,
    TranslocoDirective,
  ],
  providers: [RolesStore],
  templateUrl: './roles-page.html',
  styleUrl: './roles-page.scss',
})
export class RolesPage {
  readonly #session = inject(SessionStore);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(RolesStore);
  protected readonly mayGive = computed(() => this.#session.roles().includes('organisationAdministrator'));
  protected readonly giving = signal(false);
  protected readonly giveButton = viewChild<string, ElementRef<HTMLElement>>('giveButton', { read: ElementRef });
  protected readonly waiting = computed(() => this.store.roles()?.proposals ?? []);

  constructor() {
    void this.#load();
  }

  protected async again(): Promise<void> {
    await this.#load();
  }

  protected given(key: string | null): void {
    this.giving.set(false);
    if (key !== null) this.#notices.tell(this.#transloco.translate(key));
    setTimeout(() => this.giveButton()?.nativeElement.focus());
  }

  async #load(): Promise<void> {
    if (this.mayGive() && !(await this.store.load())) return;
    await this.store.loadMatrix();
  }
}
