import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type AbsenceDto,
  type AbsenceRequestAct,
  type EnteredAbsenceDto,
  type ObjectionDto,
  PersonAbsencesStore,
} from '@zeitbuch/web-data-access';
import { activeLanguage, ErrorCard, formatDayCount, formatSigned, Icon, problemText } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { kindName } from '../shared/absence-words';

/** Days are looked at when nobody has typed for so long. */
const TYPING_MILLISECONDS = 250;
const POLICIES = ['coreOnly', 'full'] as const;
const STRIKES = ['payDeduction', 'flexitimeDebit'] as const;

/** The time administration enters an absence for a person, with all that its credit needs, changes or cancels one. */
@Component({
  selector: 'zb-enter-absence-form',
  imports: [DateField, ErrorCard, Icon, MatButtonModule, TranslocoDirective],
  templateUrl: './enter-absence-form.html',
  styleUrl: './absence-form.scss',
})
export class EnterAbsenceForm {
  readonly act = input<AbsenceRequestAct>('take');
  /** The absence that is changed or cancelled. */
  readonly absence = input<AbsenceDto | null>(null);
  readonly done = output<boolean>();

  protected readonly store = inject(PersonAbsencesStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly kindName = kindName;
  protected readonly formatSigned = formatSigned;
  protected readonly formatDayCount = formatDayCount;
  protected readonly policies = POLICIES;
  protected readonly strikes = STRIKES;

  protected readonly kinds = computed(() => this.store.absences()?.kinds ?? []);
  protected readonly kindCode = linkedSignal(() => this.absence()?.kindCode ?? this.kinds()[0]?.kindCode ?? '');
  protected readonly kind = computed(() => this.kinds().find(({ kindCode }) => kindCode === this.kindCode()));
  protected readonly credit = computed(() => this.kind()?.creditKind);
  protected readonly from = linkedSignal(() => this.absence()?.from ?? '');
  protected readonly to = linkedSignal(() => this.absence()?.to ?? '');
  protected readonly lastDay = computed(() => this.to() || this.from());
  protected readonly isHalf = linkedSignal(() => this.absence()?.portion === 'half');
  protected readonly wentHome = linkedSignal(() => this.absence()?.portion === 'restOfDay');
  protected readonly isCertified = linkedSignal(() => this.absence()?.isCertified ?? false);
  protected readonly minutes = signal('');
  protected readonly lessons = signal('');
  protected readonly fromTime = signal('');
  protected readonly toTime = signal('');
  protected readonly policy = signal<(typeof POLICIES)[number]>('coreOnly');
  protected readonly strike = signal<(typeof STRIKES)[number]>('payDeduction');
  protected readonly note = signal('');
  protected readonly isTried = signal(false);

  protected readonly mayBeHalf = computed(() => this.kind()?.hasHalfDays === true && this.from() === this.lastDay());
  /** Details that exist only where an absence is new: of another one they stay as they are. */
  readonly #details = computed((): Partial<EnteredAbsenceDto> => {
    const portion = this.#portion();
    const stays = portion ? { portion } : {};
    if (this.credit() === 'sick') return { ...stays, isCertified: this.isCertified() };
    if (this.act() !== 'take') return stays;
    switch (this.credit()) {
      case 'antenatalExam':
      case 'nursingTime':
      case 'training':
        return { ...stays, ...numberOf('minutes', this.minutes()) };
      case 'vocationalSchool':
        return numberOf('lessons', this.lessons());
      case 'doctorVisit': {
        const visit = { creditPolicy: this.policy() };
        return { ...visit, ...minuteOf('fromMinute', this.fromTime()), ...minuteOf('toMinute', this.toTime()) };
      }
      case 'strike':
        return { strikePolicy: this.strike() };
      default:
        return stays;
    }
  });
  readonly #portion = computed(() => {
    if (this.mayBeHalf() && this.isHalf()) return 'half' as const;
    return this.credit() === 'sick' && this.wentHome() ? ('restOfDay' as const) : null;
  });
  protected readonly missing = computed(() => [
    ...(isDateInUse(this.from()) ? [] : ['from']),
    ...(isDateInUse(this.lastDay()) ? [] : ['to']),
  ]);
  protected readonly entry = computed<EnteredAbsenceDto | null>(() => {
    const [from, to, kindCode, act] = [this.from(), this.lastDay(), this.kindCode(), this.act()];
    if (this.missing().length > 0 || kindCode === '') return null;
    const absenceId = this.absence()?.absenceId;
    const details = act === 'cancel' ? {} : this.#details();
    return { act, kindCode, from, to, ...(absenceId ? { absenceId } : {}), ...details };
  });
  protected readonly isBlocked = computed(
    () => this.store.effect()?.objections.some(({ isBlocking }) => isBlocking) ?? false,
  );

  constructor() {
    effect((onCleanup) => {
      const entry = this.entry();
      untracked(() => {
        const timer = setTimeout(() => void this.store.preview(entry), entry ? TYPING_MILLISECONDS : 0);
        onCleanup(() => clearTimeout(timer));
      });
    });
  }

  protected wordsOf({ code, isBlocking, params }: ObjectionDto): string {
    activeLanguage();
    return isBlocking
      ? problemText(this.#transloco, { code, params })
      : this.#transloco.translate(`absences.warning.${code}`, params);
  }

  protected async send(): Promise<void> {
    this.isTried.set(true);
    const entry = this.entry();
    if (!entry) {
      document.getElementById(`entry-${this.missing()[0] ?? 'kind'}`)?.focus();
      return;
    }
    const note = this.note().trim();
    if (await this.store.enter({ ...entry, ...(note && { note }) })) this.done.emit(true);
  }
}

const numberOf = (key: string, text: string): Partial<EnteredAbsenceDto> =>
  /^\d{1,4}$/.test(text) ? { [key]: Number(text) } : {};

function minuteOf(key: string, time: string): Partial<EnteredAbsenceDto> {
  const [hours, minutes] = time.split(':').map(Number);
  return /^\d{2}:\d{2}/.test(time) ? { [key]: hours * 60 + minutes } : {};
}
