import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatFullDate, formatMonth, Icon, Loading, TODAY } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { isDateInUse, localDate, type LocalDate } from '@zeitbuch/working-time';
import { AnnexExceptionForm } from './annex-exception-form';
import { BelongingForm } from './belonging-form';
import { ContractForm } from './contract-form';
import { DeclaredDayForm } from './declared-day-form';
import { DetailsForm } from './details-form';
import { ExitForm } from './exit-form';
import { KindForm } from './kind-form';
import { OpeningForm } from './opening-form';
import { OpeningProposals } from './opening-proposals';
import { PayrollForm } from './payroll-form';
import { PersonLog } from './person-log';
import { PersonTimeline } from './person-timeline';
import { entriesOf, type Entry, type Fact, FACTS } from './record-words';
import { SecondJobForm } from './second-job-form';
import { timelineOf } from './timeline';
import { TimesForm } from './times-form';

/** What is known of a person, as it stands on a day, with what held before and will hold, and every change of it. */
@Component({
  selector: 'zb-person-record',
  imports: [
    AnnexExceptionForm,
    BelongingForm,
    ContractForm,
    DateField,
    DeclaredDayForm,
    DetailsForm,
    ErrorCard,
    ExitForm,
    Icon,
    KindForm,
    Loading,
    MatButtonModule,
    OpeningForm,
    OpeningProposals,
    PayrollForm,
    PersonLog,
    PersonTimeline,
    RouterLink,
    SecondJobForm,
    TimesForm,
    TranslocoDirective,
  ],
  providers: [PersonRecordStore],
  templateUrl: './person-record.html',
  styleUrl: './person-record.scss',
})
export class PersonRecord {
  readonly employeeId = input.required<string>();
  /** Nobody changes their own record. */
  readonly isOwn = input(false);

  protected readonly store = inject(PersonRecordStore);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #today = inject(TODAY);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatMonth = formatMonth;

  protected readonly asOf = signal<string>(untracked(this.#today));
  readonly #date = computed<LocalDate>(() => {
    const date = this.asOf();
    return isDateInUse(date) ? date : this.#today();
  });
  /** The form that is open: one at a time. */
  protected readonly open = signal<Fact | 'details' | 'exit' | null>(null);
  protected readonly facts = computed(() => {
    const record = this.store.record();
    if (record === null) return [];
    const words = { date: this.#date(), t: this.#translate };
    return FACTS.map((fact) => {
      const entries = entriesOf(record, fact, words);
      return {
        fact,
        entries,
        holding: entries.filter(({ holds }) => holds),
        others: entries.filter(({ holds }) => !holds),
      };
    });
  });

  protected readonly timeline = computed(() => {
    const record = this.store.record();
    // What was brought along holds for good: a bar would tell nothing.
    const facts = this.facts().filter(({ fact }) => fact !== 'opening');
    return record && timelineOf(facts, { hiredOn: localDate(record.hiredOn), today: this.#today() });
  });

  protected readonly hasLeft = computed(() => {
    const leftOn = this.store.record()?.leftOn;
    return leftOn !== undefined && leftOn < this.#today();
  });

  readonly #translate = (key: string, params?: Record<string, unknown>): string =>
    this.#transloco.translate(key, params);

  constructor() {
    effect(() => {
      const employeeId = this.employeeId();
      untracked(() => {
        this.open.set(null);
        void this.store.load(employeeId);
      });
    });
  }

  protected daysOf({ from, to }: Entry): string {
    if (from === to) return formatFullDate(from);
    const days = { from: formatFullDate(from), to: to === null ? '' : formatFullDate(to) };
    return this.#translate(to === null ? 'people.since' : 'people.between', days);
  }

  protected finish(hasChanged: boolean): void {
    this.open.set(null);
    this.store.forgetProblem();
    this.heading()?.nativeElement.focus();
    if (hasChanged) this.#notices.tell(this.#translate('people.said.changed'));
  }

  protected async stay(): Promise<void> {
    if (await this.store.change({ what: 'stay' })) this.finish(true);
  }
}
