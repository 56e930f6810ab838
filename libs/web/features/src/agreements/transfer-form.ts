import { Component, computed, effect, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgreementPeopleStore, type AgreementTransferDto, type NamedPerson } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { PeopleChoice } from './people-choice';
import { TransferPreview } from './transfer-preview';

/** Brings the people of a unit, or people by name, under an agreement: shown first who changes and who stays. */
@Component({
  selector: 'zb-transfer-form',
  imports: [
    DateField,
    ErrorCard,
    FormsModule,
    Icon,
    MatButtonModule,
    PeopleChoice,
    TranslocoDirective,
    TransferPreview,
  ],
  templateUrl: './transfer-form.html',
  styleUrl: './transfer-form.scss',
})
export class TransferForm {
  readonly agreementId = input.required<string>();
  /** With how many people changed; null where nothing was done. */
  readonly closed = output<number | null>();

  protected readonly store = inject(AgreementPeopleStore);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly shown = viewChild('shown', { read: ElementRef });

  protected readonly isByName = signal(false);
  protected readonly unitId = signal('');
  protected readonly people = signal<readonly NamedPerson[]>([]);
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly kept = signal<readonly string[]>([]);
  readonly #preview = signal<AgreementTransferDto | null>(null);
  protected readonly preview = this.#preview.asReadonly();
  /** What is missing is said when the form is sent, and then as it is filled in. */
  protected readonly wasSent = signal(false);
  protected readonly missing = computed(() => ({
    who: this.isByName() ? this.people().length === 0 : this.unitId() === '',
    from: !isDateInUse(this.from()),
    to: this.to() !== '' && (!isDateInUse(this.to()) || this.to() < this.from()),
  }));

  constructor() {
    void this.store.offer();
    effect(() => this.heading()?.nativeElement.focus());
    effect(() => (this.shown()?.nativeElement as HTMLElement | undefined)?.focus());
    effect(() => {
      // What was shown speaks of what stood in the form then.
      for (const value of [this.isByName, this.unitId, this.people, this.from, this.to]) value();
      this.#preview.set(null);
      this.kept.set([]);
    });
  }

  protected isWrong(field: keyof ReturnType<typeof this.missing>): boolean {
    return this.wasSent() && this.missing()[field];
  }

  protected async look(event?: Event): Promise<void> {
    event?.preventDefault();
    this.wasSent.set(true);
    const [first] = Object.entries(this.missing()).filter(([, isMissing]) => isMissing);
    if (first) {
      document.getElementById(`transfer-${first[0]}`)?.focus();
      return;
    }
    this.#preview.set(await this.store.preview(this.agreementId(), this.#transfer()));
  }

  /** Those who are under this agreement now stay with it, or come along after all. */
  protected keep(agreementId: string): Promise<void> {
    this.kept.update((ids) =>
      ids.includes(agreementId) ? ids.filter((id) => id !== agreementId) : [...ids, agreementId],
    );
    return this.look();
  }

  protected async act(): Promise<void> {
    const preview = this.preview();
    if (!preview || this.store.busy()) return; // a second click of the same decision
    const done = await this.store.transfer(this.agreementId(), this.#transfer(), preview.seen);
    if (done) this.closed.emit(done.people);
  }

  #transfer() {
    const whom = this.isByName()
      ? { employeeIds: this.people().map(({ employeeId }) => employeeId) }
      : { unitId: this.unitId() };
    const [to, kept] = [this.to(), this.kept()];
    return {
      ...{ ...whom, from: this.from() },
      ...(to === '' ? {} : { to }),
      ...(kept.length === 0 ? {} : { keepAgreementIds: [...kept] }),
    };
  }
}
