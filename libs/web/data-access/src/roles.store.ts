import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  confirmRole,
  endRole,
  getPermissionMatrix,
  type GiveRoleDto,
  giveRole,
  listRoles,
  listUnits,
  type PermissionMatrixDto,
  refuseRole,
  type RoleListDto,
  type RoleProposalState,
  type UnitRowDto,
  withdrawRole,
} from './generated';
import { ServerClock } from './clock';
import { newId } from './new-id';
import { isUnreachable, type Problem, ProblemReader } from './problem';

/** Who has which role, what waits for a second person, and which role may do what. */
@Injectable()
export class RolesStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);
  /** Of a request that may have arrived without an answer: sent again, it changes nothing. */
  #grantId: string | null = null;

  readonly #roles = signal<RoleListDto | null>(null);
  readonly roles = this.#roles.asReadonly();
  readonly #matrix = signal<PermissionMatrixDto | null>(null);
  readonly matrix = this.#matrix.asReadonly();
  readonly #units = signal<readonly UnitRowDto[]>([]);
  readonly units = this.#units.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  loadMatrix(): Promise<boolean> {
    return this.#ask(async () => this.#matrix.set(await this.#api.invoke(getPermissionMatrix)));
  }

  load(): Promise<boolean> {
    return this.#ask(() => this.#read());
  }

  /** Units as they are today, to choose from. */
  loadUnits(): Promise<boolean> {
    return this.#ask(async () => this.#units.set((await this.#api.invoke(listUnits)).units));
  }

  /** Resolves with what became of it; null where it was refused. */
  async give(wanted: Omit<GiveRoleDto, 'grantId'>): Promise<RoleProposalState | null> {
    const grantId = (this.#grantId ??= newId(this.#clock.nowMilliseconds()));
    let status: RoleProposalState | null = null;
    const done = await this.#act(async () => {
      ({ status } = await this.#api.invoke(giveRole, { body: { ...wanted, grantId } }));
    });
    const problem = this.problem();
    if (problem === null || !isUnreachable(problem)) this.#grantId = null;
    return done ? status : null;
  }

  confirm(grantId: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(confirmRole, { grantId }));
  }

  refuse(grantId: string, reason: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(refuseRole, { grantId, body: { reason } }));
  }

  withdraw(grantId: string): Promise<boolean> {
    return this.#act(() => this.#api.invoke(withdrawRole, { grantId }));
  }

  /** @param lastDay null: at once */
  end(grantId: string, version: number, lastDay: string | null): Promise<boolean> {
    const body = { version, ...(lastDay === null ? {} : { lastDay }) };
    return this.#act(() => this.#api.invoke(endRole, { grantId, body }));
  }

  /** What holds then is read again, also where somebody else was faster. */
  #act(work: () => Promise<void>): Promise<boolean> {
    return this.#ask(async () => {
      try {
        await work();
      } finally {
        await this.#read();
      }
    });
  }

  async #read(): Promise<void> {
    this.#roles.set(await this.#api.invoke(listRoles));
  }

  async #ask(work: () => Promise<void>): Promise<boolean> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
