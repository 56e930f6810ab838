import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MovedPeopleDto, OrganisationStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatMonth, Icon } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { inTreeOrder } from './unit-words';

/** Moves people of a unit to another one: shown first who moves, who stays, and what follows. */
@Component({
  selector: 'zb-move-form',
  imports: [DateField, ErrorCard, FormsModule, Icon, MatButtonModule, TranslocoDirective],
  templateUrl: './move-form.html',
  styleUrl: './move-form.scss',
})
export class MoveForm {
  readonly unitId = input.required<string>();
  /** The first day that is offered. */
  readonly day = input.required<string>();
  /** With how many people moved; null where nothing was done. */
  readonly closed = output<number | null>();

  protected readonly store = inject(OrganisationStore);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly shown = viewChild<ElementRef<HTMLElement>>('shown');
  /** Every other unit, in the order of the tree. */
  protected readonly units = computed(() =>
    inTreeOrder(this.store.below()).filter(({ unit }) => unit.unitId !== this.unitId()),
  );
  protected readonly toUnitId = signal('');
  protected readonly from = linkedSignal(() => this.day());
  protected readonly withUsual = signal(false);
  /** Ids of those who were taken out of it. */
  protected readonly staying = signal<ReadonlySet<string>>(new Set());
  /** Everybody of the unit, as the first look showed them. */
  readonly #all = signal<MovedPeopleDto | null>(null);
  readonly #preview = signal<MovedPeopleDto | null>(null);
  /** Of those who are chosen. */
  protected readonly preview = this.#preview.asReadonly();
  protected readonly movable = computed(() => this.#all()?.persons.filter(({ state }) => state === 'moves') ?? []);
  protected readonly others = computed(() => this.#all()?.persons.filter(({ state }) => state !== 'moves') ?? []);
  protected readonly wasSent = signal(false);
  protected readonly missing = computed(() => ({
    unit: this.toUnitId() === '',
    from: !isDateInUse(this.from()),
  }));

  constructor() {
    effect(() => this.heading()?.nativeElement.focus());
    effect(() => this.shown()?.nativeElement.focus());
    effect(() => {
      // What was shown speaks of what stood in the form then.
      for (const value of [this.toUnitId, this.from]) value();
      this.#all.set(null);
      this.#preview.set(null);
      this.withUsual.set(false);
      this.staying.set(new Set());
    });
  }

  protected isWrong(field: 'unit' | 'from'): boolean {
    return this.wasSent() && this.missing()[field];
  }

  protected async look(event?: Event): Promise<void> {
    event?.preventDefault();
    this.wasSent.set(true);
    if (this.missing().unit || this.missing().from) {
      document.getElementById(this.missing().unit ? 'move-unit' : 'move-from')?.focus();
      return;
    }
    const seen = await this.store.move(this.#order(), null);
    this.#all.set(seen);
    this.#preview.set(seen);
  }

  /** Somebody comes along or stays: what follows is looked at again, for those who are left. */
  protected async toggle(employeeId: string): Promise<void> {
    const staying = new Set(this.staying());
    if (!staying.delete(employeeId)) staying.add(employeeId);
    this.staying.set(staying);
    await this.#again();
  }

  protected async toggleUsual(withUsual: boolean): Promise<void> {
    this.withUsual.set(withUsual);
    await this.#again();
  }

  protected async act(): Promise<void> {
    const preview = this.preview();
    if (!preview || this.store.busy()) return; // a second click of the same decision
    const done = await this.store.move(this.#order(), preview.seen);
    if (done) this.closed.emit(done.people);
  }

  protected monthsOf(months = ''): string {
    return months === '' ? '' : months.split(', ').map(formatMonth).join(', ');
  }

  async #again(): Promise<void> {
    this.#preview.set(null);
    if (this.staying().size === this.movable().length) return;
    this.#preview.set(await this.store.move(this.#order(), null));
  }

  #order() {
    const staying = this.staying();
    const chosen = this.movable().map(({ employeeId }) => employeeId);
    return {
      ...{ toUnitId: this.toUnitId(), from: this.from(), withUsualAgreement: this.withUsual() },
      ...(staying.size === 0 ? {} : { employeeIds: chosen.filter((id) => !staying.has(id)) }),
    };
  }
}
