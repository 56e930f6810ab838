import {
  Component,
  computed,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { SlicePipe } from '@angular/common';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type BookingDto,
  type CorrectionDto,
  type CreateCorrectionDto,
  CorrectionStore,
  type DayGapDto,
  ExplanationStore,
  type Fold,
  FormDrafts,
  MonthStore,
  ServerClock,
  type WorkLocation,
} from '@zeitbuch/web-data-access';
import { ErrorCard, formatLongDate, formatMinutes, formatSigned, Icon, Loading, townTime } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { WORK_LOCATIONS, localDate, monthOf } from '@zeitbuch/working-time';
import { DraftNote } from '../shared/draft-note';
import { ClockChangeNote } from './clock-change-note';
import {
  append,
  carryOver,
  type DraftTime,
  joinToPrevious,
  lackingTimes,
  LAST_DAY_OFFERED,
  readStretches,
  type ReadStretch,
  split,
  type Stretch,
  stretchesAskedFor,
  stretchesOf,
  stretchesWith,
  type TimeLeft,
  wantedOf,
  without,
} from './day-draft';
import { isReturned, RequestList } from './request-list';
import { RequestWithdrawal } from './request-withdrawal';

type Field = 'time' | 'incomplete' | 'reason';

const REASON_SHORTEST = 3;
const REASON_LONGEST = 255;
/** So long somebody pauses typing before the day is tried out. */
const TRY_AFTER_MILLISECONDS = 300;

/** The whole day as it should be, with what it would be worth while it is edited. One request is sent, one decided on. */
@Component({
  selector: 'zb-day-editor',
  imports: [
    ClockChangeNote,
    DraftNote,
    ErrorCard,
    FormsModule,
    Icon,
    Loading,
    MatButtonModule,
    RequestList,
    RouterLink,
    SlicePipe,
    TranslocoDirective,
  ],
  providers: [CorrectionStore, ExplanationStore],
  templateUrl: './day-editor.html',
  styleUrl: './day-editor.scss',
})
export class DayEditor {
  readonly date = input.required({ transform: localDate });
  /** Query parameter: the booking the person came from. */
  readonly buchung = input<string>();
  /** Query parameter: a returned request of the day, with which the form begins. */
  readonly antrag = input<string>();

  readonly #clock = inject(ServerClock);
  readonly #drafts = inject(FormDrafts);
  readonly #notices = inject(Notices);
  readonly #withdrawal = inject(RequestWithdrawal);
  readonly #month = inject(MonthStore);
  readonly #page = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #transloco = inject(TranslocoService);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly summary = viewChild<ElementRef<HTMLElement>>('summary');
  protected readonly explanation = inject(ExplanationStore);
  protected readonly store = inject(CorrectionStore);
  /** The same request keeps its id when it is sent again; a changed one is another request. */
  #requestId = this.store.newRequestId();

  protected readonly month = computed(() => monthOf(this.date()));
  /** Nothing is typed in vain: the server would refuse it. */
  protected readonly isClosed = computed(() => this.#month.month()?.status === 'closed');
  /** What has not been cannot be put right. */
  protected readonly isAhead = computed(() => this.date() > townTime(this.#clock.now()).date);
  protected readonly waiting = computed(() =>
    (this.store.corrections() ?? []).filter(({ date, status }) => date === this.date() && status === 'pending'),
  );
  /** The request of the day that came back, while nothing else was asked for since. */
  protected readonly returned = computed(() =>
    (this.store.corrections() ?? []).filter(
      (request, _, all) => request.date === this.date() && isReturned(request, all),
    ),
  );
  /** What the person asks for once more. */
  protected readonly again = computed(
    () => this.returned().find(({ correctionId }) => correctionId === this.antrag()) ?? null,
  );
  readonly #day = computed(() => {
    const day = this.explanation.explanation();
    return day?.date === this.date() ? day : null;
  });
  /** What the person makes of the day; it begins again when the day has other bookings. */
  readonly #draft = linkedSignal<string | null, Stretch[]>({
    source: () => {
      const day = this.#day();
      return day && `${day.date} ${day.bookingsVersion}`;
    },
    computation: () => untracked(() => stretchesOf(this.#booked(), this.date())),
  });
  protected readonly isReady = computed(() => this.#day() !== null && this.store.corrections() !== null);
  protected readonly stretches = computed(() => readStretches(this.#draft(), this.date()));
  protected readonly reason = signal('');
  protected readonly isIncompleteMeant = signal(false);
  protected readonly asked = signal(false);
  /** When the draft was kept that the form began with. */
  protected readonly keptAt = signal<number | null>(null);
  /** What was typed and found no place in the day as it was loaded again. */
  protected readonly left = signal<readonly TimeLeft[]>([]);
  protected readonly hasWrongTime = computed(() =>
    this.stretches().some(({ readFrom, readTo }) => readFrom.state === 'wrong' || readTo.state === 'wrong'),
  );
  /** The bookings that are wanted; null while a time cannot be read. */
  readonly #wanted = computed(() => (this.hasWrongTime() ? null : wantedOf(this.stretches())), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** What was made room for and not typed, by its name. */
  protected readonly lacking = computed(() => lackingTimes(this.stretches()));
  protected readonly effect = computed(() =>
    this.hasWrongTime() || this.lacking().length > 0 ? null : this.store.effect(),
  );
  /** What is sent would leave a booking missing. */
  readonly #isIncomplete = computed(() => {
    const effect = this.effect();
    return effect !== null && effect.changes && effect.missing.length > 0;
  });
  /** What is not right yet, in the order of the form. */
  protected readonly wrong = computed<Field[]>(() => {
    const length = this.reason().trim().length;
    const isWrong: Record<Field, boolean> = {
      time: this.hasWrongTime(),
      incomplete: this.#isIncomplete() && !this.isIncompleteMeant(),
      reason: length < REASON_SHORTEST || length > REASON_LONGEST,
    };
    return (Object.keys(isWrong) as Field[]).filter((field) => isWrong[field]);
  });
  /** A day that stays as it is, lacks a time or cannot be so is not sent; why is said where its worth would stand. */
  protected readonly canSend = computed(
    () =>
      !this.hasWrongTime() &&
      this.lacking().length === 0 &&
      !this.store.effectProblem() &&
      this.effect()?.changes !== false,
  );
  protected readonly isOvernight = computed(() =>
    this.stretches().some(({ readFrom, readTo }) => readFrom.daysAfter > 0 || readTo.daysAfter > 0),
  );
  protected readonly isLong = computed(() =>
    this.stretches().some(({ readFrom, readTo }) => readFrom.daysAfter > 1 || readTo.daysAfter > 1),
  );
  protected readonly shownWrong = computed(() => (this.asked() ? this.wrong() : []));
  protected readonly warnings = computed(() =>
    (this.effect()?.findings ?? []).filter(({ severity }) => severity !== 'info'),
  );
  /** The day was changed by somebody else: what was entered belongs to another one. */
  protected readonly hasDayChanged = computed(() => this.store.problem()?.code === 'correction.day-changed');

  protected readonly locations: readonly WorkLocation[] = WORK_LOCATIONS;
  protected readonly folds: readonly Fold[] = ['earlier', 'later'];
  protected readonly additions = ['breakEnd', 'locationChange'] as const;
  protected readonly formatLongDate = formatLongDate;
  protected readonly formatMinutes = formatMinutes;
  protected readonly formatSigned = formatSigned;

  constructor() {
    effect(() => {
      const date = this.date();
      untracked(() => {
        void this.explanation.load(date);
        void this.store.load(date.slice(0, 7));
      });
    });
    effect((onCleanup) => {
      const [date, bookings] = [this.date(), this.#wanted()];
      if (!this.#day() || !bookings || this.isClosed() || this.isAhead()) return;
      const timer = setTimeout(() => void this.store.preview({ date, bookings }), TRY_AFTER_MILLISECONDS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const [form, version] = [this.#form(), this.isReady() && this.#day()?.bookingsVersion];
      if (version) untracked(() => void this.#begin(form, version));
    });
    effect(() => this.heading()?.nativeElement.focus({ preventScroll: true }));
    effect(() => {
      const [bookingId, isReady] = [this.buchung(), this.isReady()];
      const stretches = untracked(() => this.#draft());
      const stretch =
        isReady && stretches.find(({ from, to }) => [from.bookingId, to.bookingId].includes(bookingId ?? ''));
      if (bookingId && stretch) {
        this.#focusLater(`day-${stretch.from.bookingId === bookingId ? 'from' : 'to'}-${stretch.id}`);
      }
    });
    effect(() => this.summary()?.nativeElement.focus());
  }

  /** Narrows what the template hands over. */
  protected sideOf(side: string): 'from' | 'to' {
    return side === 'from' ? 'from' : 'to';
  }

  /** What was typed follows from the times before, unless somebody chose its day, or it was booked days later. */
  protected changeTime(id: number, side: 'from' | 'to', part: Partial<DraftTime>): void {
    const changed = (time: DraftTime): DraftTime => {
      const daysAfter = time.typed || (time.daysAfter ?? 0) > 1 ? time.daysAfter : null;
      return { ...time, daysAfter, ...part, typed: true };
    };
    this.#change((all) => all.map((one) => (one.id === id ? { ...one, [side]: changed(one[side]) } : one)));
  }

  /** Which days a time may lie on: where the work goes on for days, or somebody chose one. */
  protected hasDayToChoose(stretch: ReadStretch, side: 'from' | 'to'): boolean {
    const read = side === 'from' ? stretch.readFrom : stretch.readTo;
    const { typed, daysAfter } = stretch[side];
    return read.state === 'read' && (this.isLong() || (typed && daysAfter !== null));
  }

  protected daysOffered(current: number): number[] {
    return Array.from({ length: Math.max(LAST_DAY_OFFERED, current) + 1 }, (_, days) => days);
  }

  protected endsBeforeLastDay({ end, readTo }: ReadStretch): boolean {
    return end !== null && readTo.state === 'read' && readTo.daysAfter < LAST_DAY_OFFERED;
  }

  protected endLater({ id, readTo }: ReadStretch): void {
    this.changeTime(id, 'to', { daysAfter: readTo.daysAfter + 1 });
    this.#focusLater(`day-to-${id}-day`);
  }

  protected dayText(days: number): string {
    const key = days === 0 ? 'sameDay' : days === 1 ? 'nextDay' : 'daysLater';
    return this.#transloco.translate(`correction.${key}`, { count: days });
  }

  /** Shows the time as it was understood, before anything is sent. */
  protected normaliseTime(id: number, side: 'from' | 'to'): void {
    const stretch = this.stretches().find((one) => one.id === id);
    if (!stretch?.[side].typed) return;
    const { state, localTime } = side === 'from' ? stretch.readFrom : stretch.readTo;
    if (state === 'read' && localTime !== stretch[side].text) this.changeTime(id, side, { text: localTime });
  }

  protected changeLocation(id: number, location: WorkLocation): void {
    this.#change((all) => all.map((one) => (one.id === id ? { ...one, location, endLocation: location } : one)));
  }

  protected split(id: number, start: Stretch['start']): void {
    const next = Math.max(...this.stretches().map((stretch) => stretch.id)) + 1;
    this.#change((all) => split(all, id, start));
    this.#focusLater(start === 'locationChange' ? `day-from-${next}` : `day-to-${id}`);
  }

  protected append(): void {
    const next = Math.max(...this.stretches().map((stretch) => stretch.id)) + 1;
    this.#change(append);
    this.#focusLater(`day-from-${next}`);
  }

  protected join(id: number): void {
    const before = this.stretches()[this.stretches().findIndex((stretch) => stretch.id === id) - 1];
    this.#change((all) => joinToPrevious(all, id));
    this.#focusLater(`day-from-${before.id}`);
  }

  protected remove(id: number): void {
    this.#change((all) => without(all, id));
    this.#focusLater(`day-from-${this.stretches()[0].id}`);
  }

  protected tellReason(reason: string): void {
    this.#isTouched = true;
    this.reason.set(reason);
    this.#requestId = this.store.newRequestId();
    this.#keep();
  }

  protected meanIncomplete(isMeant: boolean): void {
    this.isIncompleteMeant.set(isMeant);
    this.#requestId = this.store.newRequestId();
  }

  /** "Gehen nach 13:00 Uhr" */
  protected gapText({ kind, localTime, side }: DayGapDto): string {
    const name = this.#transloco.translate(`booking.kind.${kind}`);
    return this.#transloco.translate(`correction.gap.${side}`, { kind: name, time: localTime });
  }

  protected focusField(event: Event, field: Field): void {
    event.preventDefault();
    const wrongTime = this.#page.querySelector<HTMLElement>('zb-day-editor input[aria-invalid="true"]');
    if (field === 'time') wrongTime?.focus();
    else this.#page.getElementById(`correction-${field}`)?.focus();
  }

  protected async withdraw(correctionId: string): Promise<void> {
    await this.#withdrawal.withdraw(this.store, correctionId, () => this.#month.reload());
  }

  protected async reload(): Promise<void> {
    const draft = this.#draft();
    await this.explanation.load(this.date());
    this.store.problem.set(null);
    const { stretches, left } = carryOver(draft, this.#draft());
    this.#change(() => stretches);
    this.left.set(left);
  }

  protected async submit(): Promise<void> {
    this.asked.set(true);
    const request = this.#request();
    if (!request) {
      this.summary()?.nativeElement.focus();
      return;
    }
    if (!(await this.store.ask(request))) {
      // A request that came from another window meanwhile is shown, and can be withdrawn.
      if (this.store.problem()?.code === 'correction.pending-exists') await this.store.load(this.month());
      return;
    }
    void this.#drafts.drop(this.#form());
    await this.#month.reload();
    await this.#router.navigate(['/monat', this.month(), 'tag', this.date()]);
    this.#notices.tell(this.#transloco.translate('correction.sent'));
  }

  #request(): CreateCorrectionDto | null {
    const [bookings, dayVersion] = [this.#wanted(), this.#day()?.bookingsVersion];
    if (this.wrong().length > 0 || !bookings || !dayVersion) return null;
    return {
      correctionId: this.#requestId,
      date: this.date(),
      action: 'day',
      dayVersion,
      bookings,
      reason: this.reason().trim(),
      ...(this.isIncompleteMeant() ? { acceptIncomplete: true } : {}),
    };
  }

  #change(by: (all: Stretch[]) => Stretch[]): void {
    this.#isTouched = true;
    this.#draft.update(by);
    this.isIncompleteMeant.set(false); // it was said of another day
    this.#requestId = this.store.newRequestId();
    this.#keep();
  }

  readonly #form = computed(() => `whole day ${this.date()}${this.antrag() ? ` again ${this.antrag()}` : ''}`);
  /** Which form is on the screen, and whether the person has changed it. */
  #shown = '';
  #isTouched = false;

  /** What stands in one form is not taken over into another. */
  async #begin(form: string, version: string): Promise<void> {
    if (this.#shown !== form) this.#beginAnew();
    this.#shown = form;
    await this.#restore(form, version);
  }

  /** With the day as it is booked, or as it was asked for. */
  #beginAnew(): void {
    const [again, booked] = [this.again(), this.#booked()];
    this.#isTouched = false;
    this.#draft.set(again ? this.#askedFor(again, booked) : stretchesOf(booked, this.date()));
    this.reason.set(again?.reason ?? '');
    this.keptAt.set(null);
    this.asked.set(false);
    this.left.set([]);
    this.isIncompleteMeant.set(false);
    this.#requestId = this.store.newRequestId();
    if (again) this.#focusLater(`day-from-${this.#draft()[0].id}`);
  }

  #askedFor(again: CorrectionDto, booked: readonly BookingDto[]): Stretch[] {
    const { bookingsAfter } = again;
    return bookingsAfter ? stretchesAskedFor(bookingsAfter, booked) : stretchesWith(again, booked, this.date());
  }

  /** What was filled in outlives a reload and the end of the session, as long as the day has the same bookings. */
  #keep(): void {
    const version = this.#day()?.bookingsVersion;
    if (version) void this.#drafts.keep(this.#form(), { version, stretches: this.#draft(), reason: this.reason() });
  }

  async #restore(form: string, version: string): Promise<void> {
    const draft = await this.#drafts.recall(form);
    const kept = draft?.value as { version: string; stretches: Stretch[]; reason: string } | undefined;
    const isUntouched = !this.#isTouched && this.#day()?.bookingsVersion === version && this.#form() === form;
    if (!draft || kept?.version !== version || !isUntouched) return;
    this.#draft.set(kept.stretches);
    this.reason.set(kept.reason);
    this.keptAt.set(draft.at);
  }

  protected discard(): void {
    void this.#drafts.drop(this.#form());
    this.#beginAnew();
    this.heading()?.nativeElement.focus();
  }

  readonly #booked = (): BookingDto[] => (this.#day()?.bookings ?? []).filter(({ voided }) => !voided);

  /** The field exists once the change is on the screen. */
  #focusLater(id: string): void {
    setTimeout(() => this.#page.getElementById(id)?.focus());
  }
}
