import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type AbsenceDto,
  AbsencesStore,
  type AbsenceRequestAct,
  FormDrafts,
  type ObjectionDto,
  type WantedAbsenceDto,
} from '@zeitbuch/web-data-access';
import { activeLanguage, ErrorCard, formatDayCount, formatSigned, Icon, problemText } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { kindName } from '../shared/absence-words';
import { DraftNote } from '../shared/draft-note';

/** What is kept of a form for a new absence that was begun. */
interface AbsenceDraft {
  readonly kindCode: string;
  readonly from: string;
  readonly to: string;
  readonly isHalf: boolean;
  readonly note: string;
}

const DRAFT = 'absence';
/** Days are looked at when nobody has typed for so long. */
const TYPING_MILLISECONDS = 250;

/** Asks for an absence, changes one or cancels it, and says at once what that would do. */
@Component({
  selector: 'zb-absence-form',
  imports: [DateField, DraftNote, ErrorCard, Icon, MatButtonModule, TranslocoDirective],
  templateUrl: './absence-form.html',
  styleUrl: './absence-form.scss',
})
export class AbsenceForm {
  readonly act = input<AbsenceRequestAct>('take');
  /** The absence that is changed or cancelled. */
  readonly absence = input<AbsenceDto | null>(null);
  /** First and last day, as typed here or chosen elsewhere. */
  readonly from = model('');
  readonly to = model('');
  readonly sent = output<{ readonly holds: boolean }>();
  readonly cancelled = output<void>();

  protected readonly store = inject(AbsencesStore);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);
  protected readonly kindName = kindName;
  protected readonly formatSigned = formatSigned;
  protected readonly formatDayCount = formatDayCount;

  protected readonly kindCode = linkedSignal(() => this.absence()?.kindCode ?? this.store.kinds()[0]?.kindCode ?? '');
  protected readonly kind = computed(() => this.store.kinds().find(({ kindCode }) => kindCode === this.kindCode()));
  protected readonly isHalf = linkedSignal(() => this.absence()?.portion === 'half');
  protected readonly note = signal('');
  protected readonly isTried = signal(false);
  /** When what the form began with was kept. */
  protected readonly keptAt = signal<number | null>(null);
  /** What was kept before is read first: an empty form must not take its place. */
  readonly #isRestored = signal(false);
  /** Whoever is away for one day names it once. */
  protected readonly lastDay = computed(() => this.to() || this.from());
  protected readonly mayBeHalf = computed(
    () => this.kind()?.hasHalfDays === true && this.from() === this.lastDay() && this.act() !== 'cancel',
  );
  protected readonly missing = computed(() => [
    ...(isDateInUse(this.from()) ? [] : ['from']),
    ...(isDateInUse(this.lastDay()) ? [] : ['to']),
  ]);
  protected readonly wanted = computed<WantedAbsenceDto | null>(() => {
    const [from, to, kindCode] = [this.from(), this.lastDay(), this.kindCode()];
    if (this.missing().length > 0 || kindCode === '') return null;
    const absenceId = this.absence()?.absenceId;
    return {
      ...{ act: this.act(), kindCode, from, to },
      ...(absenceId ? { absenceId } : {}),
      ...(this.mayBeHalf() && this.isHalf() ? { portion: 'half' as const } : {}),
    };
  });
  protected readonly blocking = computed(
    () => this.store.effect()?.objections.filter(({ isBlocking }) => isBlocking) ?? [],
  );

  constructor() {
    effect(() => {
      this.act();
      untracked(() => void this.#restore());
    });
    effect(() => {
      const draft = this.#draft();
      if (this.#isRestored() && this.act() === 'take' && (draft.from || draft.note))
        void this.#drafts.keep(DRAFT, draft);
    });
    effect((onCleanup) => {
      const wanted = this.wanted();
      untracked(() => {
        const timer = setTimeout(() => void this.store.preview(wanted), wanted ? TYPING_MILLISECONDS : 0);
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
    const wanted = this.wanted();
    if (!wanted) {
      document.getElementById(`absence-${this.missing()[0] ?? 'kind'}`)?.focus();
      return;
    }
    const note = this.note().trim();
    const holds = this.kind()?.way === 'told';
    if (!(await this.store.ask({ ...wanted, ...(note && { note }) }))) return;
    this.#isRestored.set(false);
    this.#forget();
    this.sent.emit({ holds });
  }

  protected cancel(): void {
    this.#isRestored.set(false);
    this.#forget();
    this.cancelled.emit();
  }

  protected discard(): void {
    this.#forget();
    this.from.set('');
    this.to.set('');
    this.isHalf.set(false);
    this.note.set('');
  }

  readonly #draft = (): AbsenceDraft => ({
    ...{ kindCode: this.kindCode(), from: this.from(), to: this.to(), isHalf: this.isHalf(), note: this.note() },
  });

  #forget(): void {
    this.keptAt.set(null);
    if (this.act() === 'take') void this.#drafts.drop(DRAFT);
  }

  /** Days that were chosen meanwhile stay; everything else comes back. */
  async #restore(): Promise<void> {
    this.#isRestored.set(false);
    const kept = this.act() === 'take' ? await this.#drafts.recall(DRAFT) : null;
    const draft = kept?.value as AbsenceDraft | undefined;
    if (kept && draft) {
      if (this.store.kinds().some(({ kindCode }) => kindCode === draft.kindCode)) this.kindCode.set(draft.kindCode);
      if (this.from() === '') {
        this.from.set(draft.from);
        this.to.set(draft.to);
      }
      this.isHalf.set(draft.isHalf);
      if (this.note() === '') this.note.set(draft.note);
      this.keptAt.set(kept.at);
    }
    this.#isRestored.set(true);
  }
}
