import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type AbsenceDto,
  type AbsenceRequestAct,
  type AbsenceRequestDto,
  AbsencesStore,
  LeaveStore,
  ServerClock,
} from '@zeitbuch/web-data-access';
import {
  Announcer,
  Badge,
  type BadgeTone,
  EmptyState,
  ErrorCard,
  formatDayCount,
  formatDays,
  formatFullDate,
  formatInstant,
  Icon,
  type IconName,
  Loading,
  oneOrOther,
  PageHeader,
  townTime,
} from '@zeitbuch/web-ui';
import { AbsenceForm } from './absence-form';
import { YearStrip } from './year-strip';
import { type LocalDate } from '@zeitbuch/working-time';
import { EnteredForYou } from './entered-for-you';
import { kindName, spanWords } from '../shared/absence-words';

const LOOKS: Readonly<Record<AbsenceRequestDto['status'], { readonly tone: BadgeTone; readonly icon: IconName }>> = {
  pending: { tone: 'info', icon: 'pending' },
  approved: { tone: 'good', icon: 'check' },
  rejected: { tone: 'warn', icon: 'undo' },
  withdrawn: { tone: 'neutral', icon: 'close' },
};

/** What is asked for: a new absence, or another one about an absence that holds. */
interface Opened {
  readonly act: AbsenceRequestAct;
  readonly absence: AbsenceDto | null;
}

/** One's own absences of a year: asking, what waits, and what holds. */
@Component({
  selector: 'zb-absences-page',
  imports: [
    AbsenceForm,
    Badge,
    EmptyState,
    EnteredForYou,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
    YearStrip,
  ],
  providers: [AbsencesStore, LeaveStore],
  templateUrl: './absences-page.html',
  styleUrl: './absences-page.scss',
})
export class AbsencesPage {
  /** Route parameter. */
  readonly year = input.required<string>();

  protected readonly store = inject(AbsencesStore);
  protected readonly leave = inject(LeaveStore);
  readonly #announcer = inject(Announcer);
  readonly #clock = inject(ServerClock);
  readonly #transloco = inject(TranslocoService);

  protected readonly looks = LOOKS;
  protected readonly kindName = kindName;
  protected readonly spanWords = spanWords;
  protected readonly formatInstant = formatInstant;
  protected readonly formatDayCount = formatDayCount;
  protected readonly formatDays = formatDays;
  protected readonly formatFullDate = formatFullDate;
  protected readonly oneOrOther = oneOrOther;

  protected readonly current = computed(() => Number(this.year()));
  protected readonly today = computed(() => townTime(this.#clock.now()).date);
  protected readonly thisYear = computed(() => Number(this.today().slice(0, 4)));
  protected readonly opened = signal<Opened | null>(null);
  /** The days of the form, which the plan of the year shows and chooses, too. */
  protected readonly from = signal('');
  protected readonly to = signal('');
  /** Of what was approved the absence itself stands among those that hold. */
  protected readonly requests = computed(() =>
    (this.store.own()?.requests ?? []).filter(({ status }) => status !== 'approved'),
  );
  protected readonly absences = computed(() => this.store.own()?.absences ?? []);

  /** What the leave account is made of, in days; what is not known or nothing at all is left out. */
  protected readonly accountRows = computed(() => {
    const account = this.leave.leave();
    if (!account) return [];
    const rows = [
      { name: 'carried', hundredths: account.carriedHundredths },
      { name: 'entitlement', hundredths: account.isEntitlementKnown ? account.entitlementHundredths : 0 },
      { name: 'taken', hundredths: account.takenHundredths },
      { name: 'planned', hundredths: account.plannedHundredths },
      { name: 'lapsed', hundredths: account.lapsedHundredths },
    ];
    return rows.filter(({ hundredths }) => hundredths !== 0);
  });

  constructor() {
    effect(() => {
      const year = this.current();
      untracked(() => {
        void this.store.load(year);
        void this.leave.load(year);
      });
    });
  }

  protected open(act: AbsenceRequestAct, absence: AbsenceDto | null = null): void {
    this.#show(act, absence);
    setTimeout(() => document.getElementById('absence-form-heading')?.focus());
  }

  /** A day of the plan: the first, or the last where one was chosen already. Focus stays where days are chosen. */
  protected pick(date: LocalDate): void {
    if (!this.opened() || this.opened()?.act === 'cancel') this.#show('take', null);
    if (this.from() !== '' && this.to() === '' && date >= this.from()) {
      this.to.set(date);
      this.#tell('absences.year.chosen', { span: spanWords({ from: this.from(), to: date }) });
      return;
    }
    this.from.set(date);
    this.to.set('');
    this.#tell('absences.year.begun', { day: spanWords({ from: date, to: date }) });
  }

  protected close(): void {
    this.opened.set(null);
    this.from.set('');
    this.to.set('');
  }

  protected sent({ holds }: { readonly holds: boolean }): void {
    this.close();
    this.#tell(holds ? 'absences.told' : 'absences.asked');
    void this.leave.load(this.current());
  }

  protected async withdraw({ requestId }: AbsenceRequestDto): Promise<void> {
    if (await this.store.withdraw(requestId)) this.#tell('absences.withdrawn');
  }

  #show(act: AbsenceRequestAct, absence: AbsenceDto | null): void {
    this.store.askProblem.set(null);
    this.from.set(absence?.from ?? '');
    this.to.set(absence?.to ?? '');
    this.opened.set({ act, absence });
  }

  #tell(key: string, params: Record<string, string> = {}): void {
    this.#announcer.announce(this.#transloco.translate(key, params));
  }
}
