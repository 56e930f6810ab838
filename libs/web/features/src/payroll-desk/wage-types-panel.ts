import { Component, computed, DOCUMENT, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  FormDrafts,
  PAYROLL_FORMAT_ID,
  type PayrollFormatId,
  type PayrollLineCode,
  PayrollSettingsStore,
  type PersonnelGroup,
  ServerClock,
} from '@zeitbuch/web-data-access';
import { Badge, ErrorCard, formatMonth, Icon, townTime } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { monthOf, type YearMonth } from '@zeitbuch/working-time';
import { DraftNote } from '../shared/draft-note';
import { MonthSelect } from './month-select';
import {
  changedRows,
  entriesOf,
  entryAt,
  missingOf,
  rowsOn,
  unfinished,
  type WageTypeEntries,
  type WageTypeEntry,
} from './wage-type-draft';

/** Every code with its wage type, of one format and personnel group; changed as a table and proposed as a whole. */
@Component({
  selector: 'zb-wage-types-panel',
  imports: [Badge, DraftNote, ErrorCard, Icon, MatButtonModule, MonthSelect, TranslocoDirective],
  templateUrl: './wage-types-panel.html',
  styleUrl: './wage-types-panel.scss',
})
export class WageTypesPanel {
  readonly #notices = inject(Notices);
  readonly #clock = inject(ServerClock);
  readonly #drafts = inject(FormDrafts);
  readonly #page = inject(DOCUMENT);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(PayrollSettingsStore);
  protected readonly formatMonth = formatMonth;
  protected readonly formats = PAYROLL_FORMAT_ID;

  protected readonly format = signal<PayrollFormatId>(PAYROLL_FORMAT_ID[0]);
  protected readonly personnelGroups = computed(() => this.store.settings()?.personnelGroups ?? []);
  protected readonly personnelGroup = linkedSignal<PersonnelGroup>(
    () => this.personnelGroups().find(({ people }) => people > 0)?.personnelGroup ?? 'TVOED_VKA',
  );
  protected readonly presentMonth = computed(() => monthOf(townTime(this.#clock.nowMilliseconds()).date));
  /** What is missing is missing since the first month that has not been handed over. */
  readonly #firstMonth = computed(() => (this.store.gaps()[0]?.month as YearMonth | undefined) ?? this.presentMonth());

  protected readonly editing = signal(false);
  protected readonly month = signal<YearMonth>('2000-01');
  protected readonly entries = signal<WageTypeEntries>({});
  protected readonly alsoFor = signal<readonly PersonnelGroup[]>([]);
  protected readonly asked = signal(false);
  protected readonly keptAt = signal<number | null>(null);

  protected readonly shownRows = computed(() => {
    const settings = this.store.settings();
    const place = { format: this.format(), personnelGroup: this.personnelGroup() };
    return settings ? rowsOn(settings, place, this.editing() ? this.month() : this.presentMonth()) : [];
  });
  protected readonly missing = computed(() => missingOf(this.shownRows()));
  protected readonly changed = computed(() => changedRows(this.shownRows(), this.entries()));
  protected readonly unfinished = computed(() => (this.asked() ? unfinished(this.shownRows(), this.entries()) : []));
  /** Where to take a starting set from: every other format and group of which something is set. */
  protected readonly sources = computed(() => {
    const rows = this.store.settings()?.wageTypes ?? [];
    return this.formats
      .flatMap((format) => this.personnelGroups().map(({ personnelGroup }) => ({ format, personnelGroup })))
      .filter((one) => one.format !== this.format() || one.personnelGroup !== this.personnelGroup())
      .filter((one) => rows.some((row) => row.format === one.format && row.personnelGroup === one.personnelGroup));
  });
  /** Fields that the server did not take, by their code. */
  protected readonly refused = computed(() => {
    const sent = this.#sent();
    const fields = (this.store.problem()?.errors ?? []).flatMap(({ field }) => /^rows\.(\d+)\./.exec(field)?.[1] ?? []);
    return new Set(fields.map((at) => sent[Number(at)]));
  });
  readonly #sent = signal<readonly PayrollLineCode[]>([]);

  constructor() {
    // What was typed before a reload is there again.
    effect(() => {
      const form = this.#form();
      untracked(() => void this.#restore(form));
    });
  }

  protected entry(code: PayrollLineCode): WageTypeEntry {
    return entryAt(this.entries(), code);
  }

  protected begin(): void {
    this.month.set(this.missing().length > 0 ? this.#firstMonth() : this.presentMonth());
    this.editing.set(true);
    this.entries.set(entriesOf(this.shownRows()));
    this.alsoFor.set([]);
    this.asked.set(false);
    this.store.problem.set(null);
  }

  protected cancel(): void {
    void this.#drafts.drop(this.#form());
    this.keptAt.set(null);
    this.editing.set(false);
    this.store.problem.set(null);
  }

  protected type(code: PayrollLineCode, part: Partial<WageTypeEntry>): void {
    this.entries.update((entries) => ({ ...entries, [code]: { ...entryAt(entries, code), ...part } }));
    this.#keep();
  }

  /** Fills in what another format or group has; what stands there already stays. */
  protected takeOver(event: Event): void {
    const [format, personnelGroup] = (event.target as HTMLSelectElement).value.split(' ');
    const settings = this.store.settings();
    if (!settings || !personnelGroup) return;
    const place = { format: format as PayrollFormatId, personnelGroup: personnelGroup as PersonnelGroup };
    const others = entriesOf(rowsOn(settings, place, this.month()));
    const own = this.shownRows().filter(({ code, held }) => held === null && !this.entry(code).wageType);
    this.entries.update((entries) => ({
      ...entries,
      ...Object.fromEntries(own.map(({ code }) => [code, entryAt(others, code)])),
    }));
    this.#keep();
    this.#notices.tell(this.#transloco.translate('payrollSettings.wageTypes.takenOver'));
  }

  protected alsoForGroup(group: PersonnelGroup, on: boolean): void {
    this.alsoFor.update((groups) => (on ? [...groups, group] : groups.filter((one) => one !== group)));
  }

  protected async propose(): Promise<void> {
    this.asked.set(true);
    const [first] = this.unfinished();
    if (first) {
      this.#page.getElementById(`wage-type-${first}`)?.focus();
      return;
    }
    const rows = this.changed();
    this.#sent.set(rows.map(({ code }) => code));
    const personnelGroups = [this.personnelGroup(), ...this.alsoFor()];
    const body = { format: this.format(), from: this.month(), personnelGroups, rows };
    if (!(await this.store.propose({ kind: 'wageTypes', body }))) return;
    this.cancel();
    this.#notices.tell(this.#transloco.translate('payrollSettings.said.proposed'));
  }

  readonly #form = computed(() => `payroll-wage-types ${this.format()} ${this.personnelGroup()}`);

  #keep(): void {
    void this.#drafts.keep(this.#form(), { month: this.month(), entries: this.entries() });
  }

  async #restore(form: string): Promise<void> {
    const kept = await this.#drafts.recall(form);
    if (!kept || this.editing() || form !== this.#form()) return;
    const { month, entries } = kept.value as { month: YearMonth; entries: WageTypeEntries };
    this.month.set(month);
    this.entries.set(entries);
    this.editing.set(true);
    this.keptAt.set(kept.at);
  }
}
