import { Component, inject, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { BookingOutbox, type EmployerDto, type Problem, SessionStore, TodayStore } from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, Icon } from '@zeitbuch/web-ui';
import { EntryTools } from '../shared/entry-tools';
import { Mark } from '../shared/mark';
import { ownAddress } from '../shared/own-address';

/** For whom somebody works now who is employed in several tenants: after the sign-in, and whenever they change over. */
@Component({
  selector: 'zb-employers-page',
  imports: [EntryTools, ErrorCard, Icon, Mark, MatButtonModule, RouterLink, TranslocoDirective],
  templateUrl: './employers-page.html',
  styleUrl: './employers-page.scss',
})
export class EmployersPage {
  /** Where to go afterwards: an address of our own. */
  readonly zurueck = input<string>();

  readonly #announcer = inject(Announcer);
  readonly #outbox = inject(BookingOutbox);
  readonly #router = inject(Router);
  readonly #today = inject(TodayStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly session = inject(SessionStore);
  protected readonly waiting = this.#outbox.waiting;
  /** Whom the person is just choosing. */
  protected readonly chosen = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    void this.#prepare();
  }

  async #prepare(): Promise<void> {
    await this.session.ensure();
    if (this.session.employers().length === 0) await this.#router.navigateByUrl('/anmelden');
  }

  protected isCurrent({ employeeId }: EmployerDto): boolean {
    return this.session.employee()?.employeeId === employeeId;
  }

  protected async choose(employer: EmployerDto): Promise<void> {
    if (this.chosen() !== null) return;
    const { employeeId, tenantName } = employer;
    this.problem.set(null);
    this.chosen.set(employeeId);
    try {
      if (!this.isCurrent(employer)) {
        // What was pressed for the one before is theirs: it goes out while the session is.
        if (this.waiting().length > 0) await this.#outbox.send();
        this.problem.set(await this.session.chooseEmployer(employeeId));
        // Signed out elsewhere meanwhile: there is nothing to choose from any more.
        if (this.session.employers().length === 0) await this.#router.navigateByUrl('/anmelden');
        if (this.problem() !== null) return;
        this.#today.forget();
      }
      await this.#router.navigateByUrl(ownAddress(this.zurueck()));
      this.#announcer.announce(this.#transloco.translate('employers.chosen', { tenant: tenantName }));
    } finally {
      this.chosen.set(null);
    }
  }

  protected async signOut(): Promise<void> {
    this.problem.set(await this.session.signOut());
    if (this.problem() === null) await this.#router.navigate(['/anmelden'], { state: { done: 'menu.signedOut' } });
  }
}
