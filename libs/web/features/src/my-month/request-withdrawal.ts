import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type CorrectionStore } from '@zeitbuch/web-data-access';
import { problemText } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';

/** Takes a request back wherever it is shown, and says so with a way to undo it. */
@Injectable({ providedIn: 'root' })
export class RequestWithdrawal {
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);

  /** @param changed is called after each change, to read again what follows from it */
  async withdraw(
    store: CorrectionStore,
    correctionId: string,
    changed: () => unknown = () => undefined,
  ): Promise<void> {
    if (!(await store.withdraw(correctionId))) return;
    await changed();
    const undo = async () => {
      const isBack = await store.restore(correctionId);
      const problem = store.problem();
      if (isBack) await changed();
      // Said in the notice, wherever the person has gone meanwhile: to ask again would not help.
      store.problem.set(null);
      this.#notices.tell(
        isBack || !problem ? this.#transloco.translate('correction.restored') : problemText(this.#transloco, problem),
      );
    };
    this.#notices.tell(this.#transloco.translate('correction.withdrawn'), {
      label: this.#transloco.translate('common.undo'),
      undo,
    });
  }
}
