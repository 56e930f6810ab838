import { inject, Injectable, signal } from '@angular/core';
import { asking } from './asking';
import {
  type AnnexExceptionChangeDto,
  Api,
  changeAnnexException,
  changeOvertimeOrder,
  changePerson,
  changePersonAgreement,
  changePersonContract,
  changePersonCostCenter,
  changePersonPayrollGroup,
  changePersonPermission,
  changePersonProtection,
  changePersonSite,
  changePersonUnit,
  changeSecondJob,
  changeStandby,
  type ContractChangeDto,
  type CostCenterChangeDto,
  decideOpening,
  declareDay,
  type DeclaredDayChangeDto,
  endEmployment,
  getPersonRecord,
  listPeopleChoices,
  listPersonChanges,
  type OpeningChangeDto,
  type OpeningDecisionDto,
  type PayrollGroupChangeDto,
  type PeopleChoicesDto,
  type PermissionChangeDto,
  type PersonChangeDto,
  type PersonDetailsDto,
  type PersonRecordDto,
  proposeOpening,
  type ProtectionChangeDto,
  type SecondJobChangeDto,
  takeBackExit,
  type TimesChangeDto,
  type UnitChangeDto,
} from './generated';

/** What is to hold from a day on; the state of the record that was seen goes along by itself. */
export type RecordChange =
  | ({ readonly what: 'contract' } & Omit<ContractChangeDto, 'version'>)
  | ({ readonly what: 'unit' | 'site' | 'agreement' } & Omit<UnitChangeDto, 'version'>)
  | ({ readonly what: 'payrollGroup' } & Omit<PayrollGroupChangeDto, 'version'>)
  | ({ readonly what: 'costCenter' } & Omit<CostCenterChangeDto, 'version'>)
  | ({ readonly what: 'permission' } & Omit<PermissionChangeDto, 'version'>)
  | ({ readonly what: 'protection' } & Omit<ProtectionChangeDto, 'version'>)
  | ({ readonly what: 'details' } & Omit<PersonDetailsDto, 'version'>)
  | ({ readonly what: 'secondJob' } & Omit<SecondJobChangeDto, 'version'>)
  | ({ readonly what: 'standby' | 'order' } & Omit<TimesChangeDto, 'version'>)
  | ({ readonly what: 'declaredDay' } & Omit<DeclaredDayChangeDto, 'version'>)
  | ({ readonly what: 'annexException' } & Omit<AnnexExceptionChangeDto, 'version'>)
  | ({ readonly what: 'opening' } & Omit<OpeningChangeDto, 'version'>)
  | ({ readonly what: 'openingDecision' } & Omit<OpeningDecisionDto, 'version'>)
  | { readonly what: 'exit'; readonly lastDay: string }
  | { readonly what: 'stay' };

const BELONGINGS = { unit: changePersonUnit, site: changePersonSite, agreement: changePersonAgreement };
const TIMES = { standby: changeStandby, order: changeOvertimeOrder };

/** What is known of a person from which day on, who changed it, and every act on it. */
@Injectable()
export class PersonRecordStore {
  readonly #api = inject(Api);
  readonly #asking = asking();
  readonly busy = this.#asking.busy.asReadonly();
  readonly problem = this.#asking.problem.asReadonly();

  readonly #record = signal<PersonRecordDto | null>(null);
  readonly record = this.#record.asReadonly();
  readonly #changes = signal<readonly PersonChangeDto[]>([]);
  /** The newest first. */
  readonly changes = this.#changes.asReadonly();
  readonly #choices = signal<PeopleChoicesDto | null>(null);
  readonly choices = this.#choices.asReadonly();

  async load(employeeId: string): Promise<void> {
    await this.#asking.ask(() => this.#read(employeeId));
  }

  /** What forms offer; read once. */
  async offer(): Promise<void> {
    if (this.#choices() !== null) return;
    this.#choices.set((await this.#asking.ask(() => this.#api.invoke(listPeopleChoices))) ?? null);
  }

  /** What went wrong before is of no interest any more. */
  forgetProblem(): void {
    this.#asking.problem.set(null);
  }

  /**
   * Resolves with whether it was done. Where somebody was faster, what holds now is read: whoever sends the same once
   * more has seen it.
   */
  async change(change: RecordChange): Promise<boolean> {
    const record = this.#record();
    if (record === null) return false;
    const { employeeId, version } = record;
    const answer = await this.#asking.ask(() => this.#send(change, { employeeId, version }));
    if (answer === undefined && this.problem()?.code !== 'stale') return false;
    const problem = this.problem();
    await this.#asking.ask(() => this.#read(employeeId));
    if (problem) this.#asking.problem.set(problem);
    return problem === null;
  }

  async #read(employeeId: string): Promise<void> {
    const [record, { changes }] = await Promise.all([
      this.#api.invoke(getPersonRecord, { employeeId }),
      this.#api.invoke(listPersonChanges, { employeeId }),
    ]);
    this.#record.set(record);
    this.#changes.set(changes);
  }

  #send(change: RecordChange, seen: { employeeId: string; version: number }): Promise<PersonRecordDto> {
    const { employeeId, version } = seen;
    switch (change.what) {
      case 'stay':
        return this.#api.invoke(takeBackExit, seen);
      case 'exit':
        return this.#api.invoke(endEmployment, { employeeId, body: { version, lastDay: change.lastDay } });
      case 'details': {
        const { what: _, ...details } = change;
        return this.#api.invoke(changePerson, { employeeId, body: { version, ...details } });
      }
      case 'contract': {
        const { what: _, ...contract } = change;
        return this.#api.invoke(changePersonContract, { employeeId, body: { version, ...contract } });
      }
      case 'payrollGroup': {
        const { what: _, ...group } = change;
        return this.#api.invoke(changePersonPayrollGroup, { employeeId, body: { version, ...group } });
      }
      case 'costCenter': {
        const { what: _, ...center } = change;
        return this.#api.invoke(changePersonCostCenter, { employeeId, body: { version, ...center } });
      }
      case 'permission': {
        const { what: _, ...permission } = change;
        return this.#api.invoke(changePersonPermission, { employeeId, body: { version, ...permission } });
      }
      case 'protection': {
        const { what: _, ...protection } = change;
        return this.#api.invoke(changePersonProtection, { employeeId, body: { version, ...protection } });
      }
      case 'secondJob': {
        const { what: _, ...job } = change;
        return this.#api.invoke(changeSecondJob, { employeeId, body: { version, ...job } });
      }
      case 'standby':
      case 'order': {
        const { what, ...times } = change;
        return this.#api.invoke(TIMES[what], { employeeId, body: { version, ...times } });
      }
      case 'declaredDay': {
        const { what: _, ...day } = change;
        return this.#api.invoke(declareDay, { employeeId, body: { version, ...day } });
      }
      case 'opening': {
        const { what: _, ...opening } = change;
        return this.#api.invoke(proposeOpening, { employeeId, body: { version, ...opening } });
      }
      case 'openingDecision': {
        const { what: _, ...decision } = change;
        return this.#api.invoke(decideOpening, { employeeId, body: { version, ...decision } });
      }
      case 'annexException': {
        const { what: _, ...exception } = change;
        return this.#api.invoke(changeAnnexException, { employeeId, body: { version, ...exception } });
      }
      default: {
        const { what, ...belonging } = change;
        return this.#api.invoke(BELONGINGS[what], { employeeId, body: { version, ...belonging } });
      }
    }
  }
}
