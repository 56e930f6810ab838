import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AgreementDto, AgreementPeopleStore, type AnnexExceptionDto } from '@zeitbuch/web-data-access';
import { formatFullDate, Icon } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { ExceptionForm } from './exception-form';

/** Who is taken out of annexes of an agreement for a time: everybody with days and reason, and a form for the next one. */
@Component({
  selector: 'zb-annex-exceptions',
  imports: [ExceptionForm, Icon, MatButtonModule, TranslocoDirective],
  templateUrl: './annex-exceptions.html',
  styleUrl: './annex-exceptions.scss',
})
export class AnnexExceptions {
  readonly agreement = input.required<AgreementDto>();

  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(AgreementPeopleStore);
  protected readonly formatFullDate = formatFullDate;
  /** Who is to be taken out or back in: null where no form is open. */
  protected readonly open = signal<'new' | AnnexExceptionDto | null>(null);
  protected readonly ended = computed(() => {
    const open = this.open();
    return open === 'new' ? null : open;
  });

  constructor() {
    effect(() => {
      const { agreementId } = this.agreement();
      untracked(() => void this.store.loadExceptions(agreementId));
    });
  }

  protected async close(said: string | null): Promise<void> {
    this.open.set(null);
    if (said === null) return;
    this.#notices.tell(this.#transloco.translate(said));
    await this.store.loadExceptions(this.agreement().agreementId);
  }
}
