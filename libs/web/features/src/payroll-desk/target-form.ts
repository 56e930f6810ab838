import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type PayrollGroupSettingsDto,
  PayrollSettingsStore,
  type PayrollTargetDto,
  ServerClock,
} from '@zeitbuch/web-data-access';
import { ErrorCard, Icon, townTime } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { monthOf, type YearMonth } from '@zeitbuch/working-time';
import { MonthSelect } from './month-select';

/** What is typed; empty where nothing is. */
interface Draft {
  readonly consultantNumber: string;
  readonly clientNumber: string;
  readonly personnelNumbers: PayrollTargetDto['personnelNumbers'];
  readonly costCenters: PayrollTargetDto['costCenters'];
  readonly fixedCostCenter: string;
}

const PERSONNEL_NUMBERS = ['lodas', 'company'] as const;
const COST_CENTERS = ['person', 'fixed', 'none'] as const;

/** Proposes how a payroll group is known to the payroll centre, from a month on. */
@Component({
  selector: 'zb-target-form',
  imports: [ErrorCard, Icon, MatButtonModule, MonthSelect, TranslocoDirective],
  templateUrl: './target-form.html',
  styleUrl: './target-form.scss',
})
export class TargetForm {
  readonly group = input.required<PayrollGroupSettingsDto>();
  /** What holds at present, to begin with. */
  readonly held = input.required<PayrollTargetDto | null>();
  readonly closed = output();

  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #clock = inject(ServerClock);
  protected readonly store = inject(PayrollSettingsStore);
  protected readonly personnelNumbers = PERSONNEL_NUMBERS;
  protected readonly costCenters = COST_CENTERS;

  protected readonly month = signal<YearMonth>(monthOf(townTime(this.#clock.nowMilliseconds()).date));
  protected readonly draft = signal<Draft>({
    ...{ consultantNumber: '', clientNumber: '', fixedCostCenter: '' },
    ...{ personnelNumbers: 'lodas', costCenters: 'person' },
  });
  /** Fields that the server did not take. */
  protected readonly refused = computed(() => new Set((this.store.problem()?.errors ?? []).map(({ field }) => field)));
  protected readonly otherProblem = computed(() => {
    const problem = this.store.problem();
    return problem && !problem.errors?.length ? problem : null;
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // The button that opened it is gone: who works by keyboard goes on at the first field.
    afterNextRender(() => host.querySelector<HTMLElement>('select, input')?.focus());
    const begun = effect(() => {
      const held = this.held();
      untracked(() => this.#begin(held));
      // What was typed stays, whatever is read meanwhile.
      begun.destroy();
    });
  }

  #begin(held: PayrollTargetDto | null): void {
    this.store.problem.set(null);
    const first = this.store.gaps().find(({ groups }) => groups.some((one) => one.payrollGroup === this.group().code));
    if (!held && first) this.month.set(first.month as YearMonth);
    if (!held) return;
    const { personnelNumbers, costCenters, consultantNumber = '', clientNumber = '', fixedCostCenter = '' } = held;
    this.draft.set({ personnelNumbers, costCenters, consultantNumber, clientNumber, fixedCostCenter });
  }

  protected type(part: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  protected async propose(): Promise<void> {
    const { personnelNumbers, costCenters, ...texts } = this.draft();
    const filled = Object.fromEntries(
      Object.entries(texts)
        .map(([field, text]) => [field, text.trim()])
        .filter(([field, text]) => text !== '' && (field !== 'fixedCostCenter' || costCenters === 'fixed')),
    );
    const body = { payrollGroup: this.group().code, from: this.month(), personnelNumbers, costCenters, ...filled };
    if (!(await this.store.propose({ kind: 'target', body }))) return;
    this.closed.emit();
    this.#notices.tell(this.#transloco.translate('payrollSettings.said.proposed'));
  }
}
