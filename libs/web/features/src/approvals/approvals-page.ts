import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  Announcer,
  Badge,
  EmptyState,
  ErrorCard,
  formatDate,
  formatFullDate,
  formatMinutes,
  formatMonth,
  formatSigned,
  Icon,
  Loading,
  oneOrOther,
  PageHeader,
} from '@zeitbuch/web-ui';
import { type ApprovalItemDto, type AskedAbsenceDto, FormDrafts } from '@zeitbuch/web-data-access';
import { kindName, spanWords } from '../shared/absence-words';
import { spansText } from '../shared/spans-text';
import { DraftNote } from '../shared/draft-note';
import { ClarificationDesk } from '../shared/clarification-desk';
import { LimitsPanel } from '../shared/limits-panel';
import { OvertimePanel } from '../shared/overtime-panel';
import { DecidedList } from './decided-list';
import { ApprovalsStore, type Preset } from './approvals.store';

/** Names of drafts: which item is open, and what is written about one. */
const OPENED = 'approvals';
const noteOf = (id: string): string => `approval ${id}`;

/** The supervisor's queue: corrections, months and absences, decided one by one or, where nothing is conspicuous, together. */
@Component({
  selector: 'zb-approvals-page',
  imports: [
    FormsModule,
    Loading,
    RouterLink,
    MatButtonModule,
    MatCheckboxModule,
    TranslocoDirective,
    Badge,
    ClarificationDesk,
    DecidedList,
    DraftNote,
    EmptyState,
    ErrorCard,
    Icon,
    LimitsPanel,
    OvertimePanel,
    PageHeader,
  ],
  providers: [ApprovalsStore],
  templateUrl: './approvals-page.html',
  styleUrl: './approvals-page.scss',
})
export class ApprovalsPage {
  protected readonly store = inject(ApprovalsStore);
  readonly #announcer = inject(Announcer);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);

  protected readonly presets: Preset[] = ['all', 'clean', 'conspicuous', 'overdue'];
  protected readonly note = signal('');
  /** When the note was kept that came back for the opened item. */
  protected readonly keptAt = signal<number | null>(null);
  protected readonly noteMissing = signal(false);
  /** The dialog that asks before several items are approved at once. */
  protected readonly confirming = signal(false);
  protected readonly allSelected = computed(
    () => this.store.selectable().length > 0 && this.store.selected().length === this.store.selectable().length,
  );

  protected readonly formatDate = formatDate;
  protected readonly formatFullDate = formatFullDate;
  protected readonly spansText = spansText;
  protected readonly spanWords = spanWords;
  protected readonly formatMonth = formatMonth;
  protected readonly formatSigned = formatSigned;
  protected readonly oneOrOther = oneOrOther;
  protected readonly formatMinutes = formatMinutes;

  constructor() {
    void this.store.load().then(() => this.#restore());
  }

  /** Person and what it is about, so that no two of them are called the same. */
  protected nameOf({ employeeName, month, correction, absence }: ApprovalItemDto): string {
    const what = absence
      ? this.absenceWords(absence)
      : month
        ? this.#transloco.translate('approvals.month', { month: formatMonth(month.month) })
        : this.#transloco.translate(`approvals.correction.${correction?.action ?? 'change'}`, {
            date: correction ? formatDate(correction.date) : '',
          });
    return `${employeeName}, ${what}`;
  }

  /** What is asked for, with its days. */
  protected absenceWords(absence: AskedAbsenceDto): string {
    const days = spanWords(absence);
    return this.#transloco.translate(`approvals.absence.${absence.act}`, { kind: kindName(absence), days });
  }

  protected open(item: ApprovalItemDto): void {
    const openedId = this.store.openedId() === item.id ? null : item.id;
    this.store.openedId.set(openedId);
    this.note.set('');
    this.keptAt.set(null);
    this.noteMissing.set(false);
    void (openedId ? this.#drafts.keep(OPENED, openedId) : this.#drafts.drop(OPENED));
    if (openedId) void this.#restoreNote(openedId);
  }

  /** What is written about an item outlives a reload and the end of the session, as long as it waits. */
  protected write(item: ApprovalItemDto, note: string): void {
    this.note.set(note);
    void this.#drafts.keep(noteOf(item.id), note);
  }

  async #restore(): Promise<void> {
    const openedId = await this.#drafts.read(OPENED);
    const item = this.store.items()?.find(({ id }) => id === openedId);
    if (item && this.store.openedId() === null) this.open(item);
  }

  async #restoreNote(id: string): Promise<void> {
    const kept = await this.#drafts.recall(noteOf(id));
    if (typeof kept?.value !== 'string' || kept.value === '') return;
    if (this.store.openedId() !== id || this.note() !== '') return;
    this.note.set(kept.value);
    this.keptAt.set(kept.at);
  }

  protected discard({ id }: ApprovalItemDto, field: HTMLElement): void {
    void this.#drafts.drop(noteOf(id));
    this.keptAt.set(null);
    this.note.set('');
    field.focus();
  }

  protected async approve(items: readonly ApprovalItemDto[]): Promise<void> {
    if (this.store.busy()) return;
    this.confirming.set(false);
    const isOpen = items.some(({ id }) => id === this.store.openedId());
    // What was written about the opened item is said of that one alone.
    const note = isOpen && items.length === 1 ? this.note().trim() || undefined : undefined;
    this.#tell('approvals.approvedCount', await this.store.decide(items, 'approve', note));
    this.#forget(items);
  }

  protected async sendBack(item: ApprovalItemDto): Promise<void> {
    if (this.store.busy()) return;
    const note = this.note().trim();
    this.noteMissing.set(note.length < 3);
    if (note.length < 3) return;
    this.#tell('approvals.returnedCount', await this.store.decide([item], 'return', note));
    this.#forget([item]);
  }

  /** What was decided needs no draft any more. */
  #forget(items: readonly ApprovalItemDto[]): void {
    if (this.store.problem()) return;
    for (const { id } of items) void this.#drafts.drop(noteOf(id));
  }

  /** The page of the person's month, to look closer. */
  protected monthOf(item: ApprovalItemDto): string {
    return item.month?.month ?? (item.correction?.date ?? item.absence?.from ?? '').slice(0, 7);
  }

  #tell(key: string, count: number): void {
    const failed = this.store.failed().length;
    const message = this.#transloco.translate(key, { count });
    this.#announcer.announce(
      failed > 0 ? `${message} ${this.#transloco.translate('approvals.failedCount', { count: failed })}` : message,
    );
  }
}
