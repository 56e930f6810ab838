import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  PAYROLL_FORMAT_ID,
  type PayrollFormatId,
  PayrollSettingsStore,
  type PersonnelGroup,
  ServerClock,
} from '@zeitbuch/web-data-access';
import { Icon, townTime } from '@zeitbuch/web-ui';
import { monthOf, type YearMonth } from '@zeitbuch/working-time';
import { MonthSelect } from './month-select';
import { rowsOn } from './wage-type-draft';

/** A file with made-up lines for the payroll centre to try its import with. */
@Component({
  selector: 'zb-test-file-form',
  imports: [Icon, MatButtonModule, MonthSelect, TranslocoDirective],
  templateUrl: './test-file-form.html',
  styleUrl: './test-file-form.scss',
})
export class TestFileForm {
  readonly #clock = inject(ServerClock);
  protected readonly store = inject(PayrollSettingsStore);
  protected readonly formats = PAYROLL_FORMAT_ID;

  protected readonly format = signal<PayrollFormatId>(PAYROLL_FORMAT_ID[0]);
  protected readonly groups = computed(() => this.store.settings()?.groups ?? []);
  protected readonly payrollGroup = linkedSignal(() => this.groups().at(0)?.code ?? '');
  protected readonly personnelGroups = computed(() => this.store.settings()?.personnelGroups ?? []);
  protected readonly personnelGroup = linkedSignal<PersonnelGroup>(
    () => this.personnelGroups().find(({ people }) => people > 0)?.personnelGroup ?? 'TVOED_VKA',
  );
  protected readonly month = signal<YearMonth>(monthOf(townTime(this.#clock.nowMilliseconds()).date));
  protected readonly personnelNumber = signal('99999');

  /** Why there is no file: the key of a sentence; null where there is one. */
  protected readonly obstacle = computed(() => {
    const [settings, month] = [this.store.settings(), this.month()];
    if (!settings) return null;
    const place = { format: this.format(), personnelGroup: this.personnelGroup() };
    if (!rowsOn(settings, place, month).some(({ held }) => held?.exported)) return 'payrollSettings.test.noWageTypes';
    const targets = this.groups().find(({ code }) => code === this.payrollGroup())?.targets ?? [];
    const target = targets.find(({ from = '', to }) => from <= month && (to === undefined || to >= month));
    const isLodas = this.format() === 'datev-lodas';
    if (isLodas && !target?.consultantNumber) return 'payrollSettings.test.noNumbers';
    const longest = isLodas && target?.personnelNumbers !== 'company' ? 5 : 10;
    const isNumber = /^\d+$/.test(this.personnelNumber()) && Number(this.personnelNumber()) > 0;
    return isNumber && this.personnelNumber().length <= longest ? null : `payrollSettings.test.unfit.${longest}`;
  });
  protected readonly address = computed(() => {
    const order = {
      ...{ format: this.format(), payrollGroup: this.payrollGroup(), personnelGroup: this.personnelGroup() },
      ...{ month: this.month(), personnelNumber: this.personnelNumber() },
    };
    return `/api/v1/payroll/test-file?${new URLSearchParams(order).toString()}`;
  });

  protected textOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected chooseFormat(event: Event): void {
    this.format.set(this.textOf(event) as PayrollFormatId);
  }

  protected chooseGroup(event: Event): void {
    this.personnelGroup.set(this.textOf(event) as PersonnelGroup);
  }
}
