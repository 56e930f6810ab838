import { Component, computed, effect, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type AgreementDto,
  AgreementPeopleStore,
  type AnnexExceptionDto,
  type NamedPerson,
} from '@zeitbuch/web-data-access';
import { ErrorCard, Icon } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { PeopleChoice } from './people-choice';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 255;

/** Takes somebody out of an annex for a time, or back in from a day on. */
@Component({
  selector: 'zb-exception-form',
  imports: [DateField, ErrorCard, FormsModule, Icon, MatButtonModule, PeopleChoice, TranslocoDirective],
  templateUrl: './exception-form.html',
  styleUrl: './transfer-form.scss',
})
export class ExceptionForm {
  readonly agreement = input.required<AgreementDto>();
  /** The exception that is to end; null for a new one. */
  readonly ended = input.required<AnnexExceptionDto | null>();
  /** With the key of what to say; null where nothing was done. */
  readonly closed = output<string | null>();

  protected readonly store = inject(AgreementPeopleStore);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly longest = LONGEST_REASON;
  protected readonly annexId = signal('');
  readonly #people = signal<readonly NamedPerson[]>([]);
  protected readonly people = this.#people.asReadonly();
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly reason = signal('');
  readonly #wasSent = signal(false);
  protected readonly missing = computed(() => {
    const isNew = this.ended() === null;
    return {
      annexId: isNew && this.annexId() === '',
      person: isNew && this.people().length === 0,
      from: !isDateInUse(this.from()),
      to: this.to() !== '' && (!isDateInUse(this.to()) || this.to() < this.from()),
      reason: isNew && this.reason().trim().length < SHORTEST_REASON,
    };
  });
  protected readonly wrong = computed(() =>
    this.#wasSent() ? Object.entries(this.missing()).flatMap(([field, isMissing]) => (isMissing ? [field] : [])) : [],
  );

  constructor() {
    effect(() => this.heading()?.nativeElement.focus());
  }

  /** One at a time: each has days and a reason of their own. */
  protected choose(people: readonly NamedPerson[]): void {
    this.#people.set(people.slice(-1));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.#wasSent.set(true);
    if (this.wrong().length > 0) {
      document.getElementById(`exception-${this.wrong()[0]}`)?.focus();
      return;
    }
    const [ended, to] = [this.ended(), this.to()];
    const days = { from: this.from(), ...(to === '' ? {} : { to }) };
    const done = ended
      ? await this.store.except(ended.employeeId, { annexId: ended.annexId, isOut: false, ...days })
      : await this.store.except(this.people()[0].employeeId, {
          ...{ annexId: this.annexId(), isOut: true, reason: this.reason().trim() },
          ...days,
        });
    if (done) this.closed.emit(ended ? 'agreements.exceptions.ended' : 'agreements.exceptions.saved');
  }
}
