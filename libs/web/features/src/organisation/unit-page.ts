import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type LeadershipDto, OrganisationStore, ServerClock, type UnitStateDto } from '@zeitbuch/web-data-access';
import { ErrorCard, formatFullDate, formatInstant, Icon, Loading, townTime } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { addDays, isDateInUse, localDate } from '@zeitbuch/working-time';
import { LeadershipForm } from './leadership-form';
import { MoveForm } from './move-form';
import { UnitForm } from './unit-form';
import { pathOf, stateAround, stateOn } from './unit-words';

/** What somebody is about to do with the unit. */
type Act = 'change' | 'found' | 'lead' | 'move' | 'dissolve' | `end ${string}`;

/** A unit on the day that is looked at: who leads it, what it was and will be, and every act on it. */
@Component({
  selector: 'zb-unit-page',
  imports: [
    DateField,
    ErrorCard,
    Icon,
    LeadershipForm,
    Loading,
    MatButtonModule,
    MoveForm,
    RouterLink,
    TranslocoDirective,
    UnitForm,
  ],
  templateUrl: './unit-page.html',
  styleUrl: './unit-page.scss',
})
export class UnitPage {
  readonly unitId = input.required<string>();

  protected readonly store = inject(OrganisationStore);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #clock = inject(ServerClock);
  readonly #router = inject(Router);

  protected readonly act = signal<Act | null>(null);
  protected readonly endDay = signal('');
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly today = townTime(this.#clock.nowMilliseconds()).date;
  protected readonly day = computed(() => this.store.day() ?? this.today);
  protected readonly state = computed(() => {
    const unit = this.store.unit();
    return unit && stateAround(unit, this.day());
  });
  protected readonly exists = computed(() => {
    const unit = this.store.unit();
    return unit !== null && stateOn(unit, this.day()) !== undefined;
  });
  /** Founded by mistake, and dissolved from its first day on. */
  protected readonly neverWas = computed(() => this.store.unit()?.states.length === 0);
  protected readonly path = computed(() => pathOf(this.store.byId(), this.unitId()).join(' › '));
  protected readonly below = computed(() => this.store.below().get(this.unitId()) ?? []);
  /** Those of the day and to come; past ones are told with the history. */
  protected readonly leaderships = computed(() =>
    (this.store.unit()?.leaderships ?? []).filter(({ to }) => !to || to >= this.day()),
  );
  protected readonly pastLeaderships = computed(() =>
    (this.store.unit()?.leaderships ?? []).filter(({ to }) => to && to < this.day()),
  );
  protected readonly leaderName = computed(
    () => this.leaderships().find(({ kind, from }) => kind === 'supervisor' && from <= this.day())?.name ?? null,
  );
  protected readonly lastState = computed(() => this.store.unit()?.states.at(-1) ?? null);
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatInstant = formatInstant;

  constructor() {
    effect(() => {
      const unitId = this.unitId();
      untracked(() => {
        this.act.set(null);
        void this.store.open(unitId);
      });
    });
    // Another unit was opened: the keyboard goes on there.
    effect(() => {
      const unitId = this.store.unit()?.unitId;
      const heading = this.heading()?.nativeElement;
      if (unitId) heading?.focus({ preventScroll: true });
    });
  }

  protected begin(act: Act): void {
    this.store.unitProblem.set(null);
    this.endDay.set(act === 'dissolve' ? this.day() : addDays(localDate(this.day()), -1));
    this.act.set(act);
  }

  protected cancel(): void {
    this.store.unitProblem.set(null);
    this.act.set(null);
    this.heading()?.nativeElement.focus();
  }

  protected done(said: string): void {
    this.act.set(null);
    this.heading()?.nativeElement.focus();
    this.#notices.tell(this.#transloco.translate(`organisation.said.${said}`));
  }

  protected moved(people: number | null): void {
    if (people === null) return this.cancel();
    this.act.set(null);
    this.heading()?.nativeElement.focus();
    const said = people === 1 ? 'organisation.said.movedOne' : 'organisation.said.moved';
    this.#notices.tell(this.#transloco.translate(said, { count: people }));
  }

  protected async dissolve(): Promise<void> {
    if (!isDateInUse(this.endDay()) || !(await this.store.dissolve(this.endDay()))) return;
    if (!this.neverWas()) return this.done('dissolved');
    this.#notices.tell(this.#transloco.translate('organisation.said.neverWas'));
    await this.#router.navigate(['/organisation']);
  }

  protected async endLeadership({ leadershipId }: LeadershipDto): Promise<void> {
    if (isDateInUse(this.endDay()) && (await this.store.endLeadership(leadershipId, this.endDay()))) this.done('ended');
  }

  protected async withdraw(day: string): Promise<void> {
    if (await this.store.withdraw(day)) this.done('withdrawn');
  }

  protected founded(unitId: string): void {
    this.done('founded');
    void this.#router.navigate(['/organisation', unitId]);
  }

  /** The day after the last state, where the unit is dissolved then. */
  protected readonly dissolvedFrom = computed(() => {
    const to = this.lastState()?.to;
    return to ? addDays(localDate(to), 1) : null;
  });

  protected isPlanned = (day: string | null | undefined): boolean => Boolean(day && day > this.today);

  protected wordsOf = ({ name, shortName }: UnitStateDto): string => `${name} (${shortName})`;
}
