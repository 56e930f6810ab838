import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatProgressBarModule } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ImportLineState, SessionStore } from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, formatFullDate, formatInstant, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { ColumnTable } from './column-table';
import { errorWords } from './error-words';
import { LineTable } from './line-table';
import { UploadStore } from './upload.store';

const STATES: readonly ImportLineState[] = ['wrong', 'new', 'changed', 'left', 'own', 'unchanged'];

/** Lines that a hint names; the table below has the others. */
const LINES_NAMED = 12;
/** So many remarks of a kind a report lists; there may be more. */
const MOST_NOTES = 1000;

/** A file on its way in: what its columns mean, what its lines do, and the word that takes it over. */
@Component({
  selector: 'zb-upload-page',
  imports: [
    ColumnTable,
    ErrorCard,
    Icon,
    LineTable,
    Loading,
    MatButtonModule,
    MatProgressBarModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [UploadStore],
  templateUrl: './upload-page.html',
  styleUrl: './upload-page.scss',
})
export class UploadPage {
  readonly uploadId = input.required<string>();

  protected readonly store = inject(UploadStore);
  readonly #announcer = inject(Announcer);
  readonly #router = inject(Router);
  readonly #transloco = inject(TranslocoService);
  readonly #session = inject(SessionStore);
  protected readonly formatInstant = formatInstant;
  protected readonly formatFullDate = formatFullDate;
  /** Of a checked file its columns may be looked at again. */
  protected readonly isMapping = signal(false);
  protected readonly kind = computed(() => this.store.kinds().find(({ kind }) => kind === this.store.upload()?.kind));
  protected readonly counts = computed(() => this.store.upload()?.report?.counts ?? null);
  protected readonly states = computed(() => STATES.filter((state) => (this.counts()?.[state] ?? 0) > 0));
  /** Errors that belong to no line of the table: of the header, or of a file that cannot be read. */
  protected readonly ofHeader = computed(() =>
    (this.store.upload()?.report?.errors ?? []).filter(({ line }) => line <= 1),
  );
  /** What is taken over otherwise than the file says, or leaves something to do, with the first lines of each kind. */
  protected readonly hints = computed(() =>
    [...Map.groupBy(this.store.upload()?.report?.notes ?? [], ({ code }) => code)].map(([code, notes]) => ({
      code,
      message: notes[0].message,
      lines: notes
        .slice(0, LINES_NAMED)
        .map(({ line }) => line)
        .join(', '),
      more: Math.max(0, notes.length - LINES_NAMED),
      text: notes.length >= MOST_NOTES ? 'onLinesAndMany' : notes.length > LINES_NAMED ? 'onLinesAndMore' : 'onLines',
    })),
  );
  /** Whoever brought balances does not take them over: that is for a second person. */
  protected readonly isMine = computed(() => this.store.upload()?.uploadedBy === this.#session.employee()?.employeeId);
  protected readonly isFromSystem = computed(() => (this.store.upload()?.source ?? 'browser') !== 'browser');
  protected readonly toWrite = computed(() =>
    (['new', 'changed', 'left'] as const).reduce((sum, state) => sum + (this.counts()?.[state] ?? 0), 0),
  );
  protected readonly canApply = computed(
    () => this.store.upload()?.report?.errorCount === 0 && this.toWrite() + (this.counts()?.own ?? 0) > 0,
  );
  /** More people would leave than may without a word of a person: somebody says that this is right. */
  protected readonly leavers = computed(() => this.store.upload()?.report?.leavers ?? null);
  protected readonly isConfirmed = signal(false);
  protected readonly mayApply = computed(() => !this.leavers()?.isStopped || this.isConfirmed());
  protected readonly percent = computed(() => {
    const { status, writtenLines = 0 } = this.store.upload() ?? {};
    return status === 'writing' && this.toWrite() > 0 ? Math.round((100 * writtenLines) / this.toWrite()) : 0;
  });
  #hasActed = false;
  protected readonly result = viewChild<ElementRef<HTMLElement>>('result');

  constructor() {
    effect(() => {
      const uploadId = this.uploadId();
      untracked(() => void this.store.open(uploadId));
    });
    // The button that was pressed is gone: the keyboard goes on where the result stands. Who just came begins on top.
    effect(() => {
      if (this.#hasActed) this.result()?.nativeElement.focus();
    });
  }

  protected words(code: string, message: string): string {
    return errorWords(this.#transloco, { code, message });
  }

  protected async assign(columns: string[]): Promise<void> {
    this.#hasActed = true;
    if (await this.store.assign(columns)) this.isMapping.set(false);
  }

  protected async apply(): Promise<void> {
    this.#hasActed = true;
    const leavers = this.leavers();
    const confirmed = leavers?.isStopped && this.isConfirmed() ? leavers.leaving : null;
    // Of other people who would leave by then somebody has to say so again.
    this.isConfirmed.set(false);
    if (await this.store.apply(confirmed)) this.#announcer.announce(this.#transloco.translate('imports.applying'));
  }

  protected async discard(): Promise<void> {
    if (!(await this.store.discard())) return;
    this.#announcer.announce(this.#transloco.translate('imports.discarded'));
    await this.#router.navigateByUrl('/einfuhr');
  }
}
