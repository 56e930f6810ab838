import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { PersonStore, SessionStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatInstant, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { AccountBadge } from './account-badge';
import { PersonRecord } from './person-record';

/** For organisation administrators: a person and how they get in. */
@Component({
  selector: 'zb-person-page',
  imports: [
    AccountBadge,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    PersonRecord,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [PersonStore],
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  readonly employeeId = input.required<string>();

  protected readonly store = inject(PersonStore);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #session = inject(SessionStore);
  protected readonly isOwn = computed(() => this.#session.employee()?.employeeId === this.employeeId());
  /** Closing is asked once more: it ends what the person is doing. */
  protected readonly closing = signal(false);
  protected readonly yes = viewChild<string, ElementRef<HTMLElement>>('yes', { read: ElementRef });
  protected readonly codeHeading = viewChild<ElementRef<HTMLElement>>('codeHeading');
  protected readonly accessHeading = viewChild.required<ElementRef<HTMLElement>>('accessHeading');
  protected readonly formatInstant = formatInstant;

  constructor() {
    effect(() => {
      const employeeId = this.employeeId();
      untracked(() => void this.store.load(employeeId));
    });
    // What was pressed is gone: the keyboard goes on where the answer stands.
    effect(() => this.yes()?.nativeElement.focus());
    effect(() => this.codeHeading()?.nativeElement.focus());
  }

  protected async issue(): Promise<void> {
    if (await this.store.issueCode()) this.#say('people.said.issued');
  }

  protected async mail(): Promise<void> {
    if (await this.store.mailCode()) this.#say('people.said.mailed');
  }

  protected cancel(): void {
    this.closing.set(false);
    this.accessHeading().nativeElement.focus();
  }

  protected async close(): Promise<void> {
    this.cancel();
    if (await this.store.closeAccess()) this.#say('people.said.closed');
  }

  protected async reopen(): Promise<void> {
    this.accessHeading().nativeElement.focus();
    if (await this.store.reopenAccess()) this.#say('people.said.reopened');
  }

  protected print(): void {
    window.print();
  }

  #say(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
  }
}
