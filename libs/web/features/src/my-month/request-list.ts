import { Component, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type CorrectionDto, type CorrectionStatus } from '@zeitbuch/web-data-access';
import {
  activeLanguage,
  Badge,
  type BadgeTone,
  formatDate,
  formatInstant,
  formatMinutes,
  type IconName,
} from '@zeitbuch/web-ui';
import { spansText } from '../shared/spans-text';

const looks: Record<CorrectionStatus, { tone: BadgeTone; icon: IconName }> = {
  pending: { tone: 'warn', icon: 'pending' },
  approved: { tone: 'good', icon: 'check' },
  rejected: { tone: 'bad', icon: 'undo' },
  withdrawn: { tone: 'neutral', icon: 'remove' },
};

/**
 * Whether a request came back, and may be asked for once more: nothing else was asked for its day since.
 * @param all the requests that are known
 */
export function isReturned({ status, date, requestedAt }: CorrectionDto, all: readonly CorrectionDto[]) {
  const isLast = !all.some(
    (other) =>
      other.date === date && other.status !== 'withdrawn' && Date.parse(other.requestedAt) > Date.parse(requestedAt),
  );
  return status === 'rejected' && isLast;
}

/** Requests with their state; a waiting one can be withdrawn, a returned one be asked for again. */
@Component({
  selector: 'zb-request-list',
  imports: [Badge, MatButtonModule, RouterLink, TranslocoDirective],
  templateUrl: './request-list.html',
  styleUrl: './request-list.scss',
})
export class RequestList {
  readonly corrections = input.required<readonly CorrectionDto[]>();
  /** Each request leads to its day. */
  readonly linked = input(false);
  /** A returned request leads to the day, to be asked for once more. */
  readonly repeatable = input(false);
  readonly withdraw = output<string>();

  readonly #transloco = inject(TranslocoService);
  protected readonly looks = looks;
  protected readonly formatDate = formatDate;
  protected readonly formatInstant = formatInstant;
  protected readonly formatMinutes = formatMinutes;

  protected readonly isReturned = isReturned;

  /** "Gehen um 16:00 Uhr → Gehen um 16:30 Uhr" */
  protected what(correction: CorrectionDto): string {
    activeLanguage();
    if (correction.bookingsAfter) {
      const day = spansText(correction.bookingsAfter);
      return this.#transloco.translate(`correction.what.${day ? 'day' : 'dayEmpty'}`, { day });
    }
    const kindOf = (kind: string | undefined) => (kind ? this.#transloco.translate(`booking.kind.${kind}`) : '');
    const before = correction.original
      ? this.#transloco.translate('correction.original', {
          kind: kindOf(correction.original.kind),
          time: correction.original.localTime,
        })
      : '';
    const params = { before, kind: kindOf(correction.proposed?.kind), time: correction.proposed?.localTime ?? '' };
    return this.#transloco.translate(`correction.what.${correction.action}`, params);
  }
}
