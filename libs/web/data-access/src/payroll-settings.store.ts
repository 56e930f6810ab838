import { computed, inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './clock';
import {
  addPayrollGroup,
  Api,
  getPayrollSettings,
  listPayrollGaps,
  type PayrollMonthGapsDto,
  type PayrollSettingsDto,
  type ProposePayrollTargetDto,
  proposePayrollTarget,
  type ProposeWageTypesDto,
  proposeWageTypes,
  refusePayrollProposal,
  releasePayrollProposal,
  renamePayrollGroup,
  withdrawPayrollProposal,
} from './generated';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** A change as it is filled in: the id and what was looked at are added when it is sent. */
type PayrollChange =
  | { readonly kind: 'target'; readonly body: Omit<ProposePayrollTargetDto, 'proposalId' | 'version'> }
  | { readonly kind: 'wageTypes'; readonly body: Omit<ProposeWageTypesDto, 'proposalId' | 'version'> };

/** What payroll has set, what is missing, and changes of it that two people make. */
@Injectable()
export class PayrollSettingsStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);

  readonly #settings = signal<PayrollSettingsDto | null>(null);
  readonly settings = this.#settings.asReadonly();
  /** Months that are over, with what is missing for their files. */
  readonly #gaps = signal<readonly PayrollMonthGapsDto[]>([]);
  readonly gaps = this.#gaps.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  readonly waiting = computed(() => (this.#settings()?.proposals ?? []).filter(({ status }) => status === 'proposed'));
  readonly decided = computed(() => (this.#settings()?.proposals ?? []).filter(({ status }) => status !== 'proposed'));
  /** The same change keeps its id when it is sent again. */
  #sent: { readonly body: string; readonly proposalId: string } | null = null;

  load(): Promise<boolean> {
    return this.#ask(() => this.#read());
  }

  /** Resolves with whether it waits for a second person now. What holds is read again where somebody was faster. */
  propose({ kind, body }: PayrollChange): Promise<boolean> {
    const text = JSON.stringify([kind, body]);
    if (this.#sent?.body !== text) this.#sent = { body: text, proposalId: newId(this.#clock.nowMilliseconds()) };
    const sent = { proposalId: this.#sent.proposalId, version: this.#settings()?.version ?? 0 };
    return this.#act(() =>
      kind === 'target'
        ? this.#api.invoke(proposePayrollTarget, { body: { ...body, ...sent } })
        : this.#api.invoke(proposeWageTypes, { body: { ...body, ...sent } }),
    );
  }

  addGroup(code: string, name: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(addPayrollGroup, { body: { code, name } }));
  }

  renameGroup(code: string, name: string, version: number): Promise<boolean> {
    return this.#act(() => this.#api.invoke(renamePayrollGroup, { code, body: { name, version } }));
  }

  release(proposalId: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(releasePayrollProposal, { proposalId }));
  }

  refuse(proposalId: string, reason: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(refusePayrollProposal, { proposalId, body: { reason } }));
  }

  withdraw(proposalId: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(withdrawPayrollProposal, { proposalId }));
  }

  /** Resolves with whether it was done; what holds then is read in both cases. */
  async #act(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false; // a second click of the same decision
    return this.#ask(async () => {
      try {
        await work();
      } finally {
        await this.#read();
      }
    });
  }

  async #read(): Promise<void> {
    this.#settings.set(await this.#api.invoke(getPayrollSettings));
    this.#gaps.set((await this.#api.invoke(listPayrollGaps)).months);
  }

  async #ask(work: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    try {
      await work();
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
