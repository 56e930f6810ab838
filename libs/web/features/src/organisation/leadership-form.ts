import { Component, computed, inject, input, linkedSignal, output, resource, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Api, type LeadershipKind, listPeople, OrganisationStore, type PersonRowDto } from '@zeitbuch/web-data-access';
import { ErrorCard } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';

/** So many people are offered; more letters find the others. */
const MOST_OFFERED = 8;
const SHORTEST_SEARCH = 2;

/** Makes somebody supervisor or deputy of a unit from a day on. */
@Component({
  selector: 'zb-leadership-form',
  imports: [DateField, ErrorCard, MatButtonModule, TranslocoDirective],
  templateUrl: './leadership-form.html',
  styleUrl: './unit-form.scss',
})
export class LeadershipForm {
  /** The first day that is offered. */
  readonly day = input.required<string>();
  /** Who leads the unit on the day that was looked at; null for nobody. */
  readonly leaderName = input<string | null>(null);
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly store = inject(OrganisationStore);
  readonly #api = inject(Api);

  protected readonly kinds: readonly LeadershipKind[] = ['supervisor', 'deputy'];
  protected readonly kind = signal<LeadershipKind>('supervisor');
  protected readonly search = signal('');
  protected readonly person = signal<PersonRowDto | null>(null);
  protected readonly from = linkedSignal(() => this.day());
  protected readonly to = signal('');
  protected readonly takesOver = signal(true);
  protected readonly isTried = signal(false);

  protected readonly people = resource({
    params: () => {
      const search = this.search().trim();
      return search.length < SHORTEST_SEARCH ? undefined : { search };
    },
    loader: async ({ params }) => (await this.#api.invoke(listPeople, params)).rows.slice(0, MOST_OFFERED),
  });
  protected readonly offered = computed(() => (this.people.hasValue() ? this.people.value() : []));
  protected readonly missing = computed(() => [
    ...(this.person() ? [] : ['search']),
    ...(isDateInUse(this.from()) ? [] : ['from']),
    ...(this.to() === '' || isDateInUse(this.to()) ? [] : ['to']),
  ]);

  protected async save(): Promise<void> {
    this.isTried.set(true);
    const person = this.person();
    if (!person || this.missing().length > 0) {
      document.getElementById(`leader-${this.missing()[0]}`)?.focus();
      return;
    }
    const [kind, from, to] = [this.kind(), this.from(), this.to()];
    const takesOver = kind === 'supervisor' && this.takesOver();
    const { employeeId } = person;
    if (await this.store.lead({ employeeId, kind, from, ...(to && { to }), takesOver })) this.saved.emit();
  }
}
