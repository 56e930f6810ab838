import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import {
  Api,
  closeClosing,
  type ClosingDto,
  type ClosingGroupDto,
  type ClosingPeopleDto,
  type ClosingWaitingDto,
  excludeFromClosing,
  type FourEyesOffDto,
  type Problem,
  ProblemReader,
  getClosing,
  getClosingOverview,
  includeInClosing,
  listClosingPeople,
  listClosingWaiting,
  listPayrollGaps,
  type PayrollGapDto,
  recheckClosing,
  refuseClosing,
  remindOfClosing,
  startClosing,
  startSupplement,
  submitMonthFor,
} from '@zeitbuch/web-data-access';

/** While a job runs, its progress is read this often. */
const POLL_MILLISECONDS = 1000;

/** No more people go into one request. */
const EXCLUDED_AT_ONCE = 500;

export type PeopleFilter = 'blocked' | 'ready' | 'closed' | 'all';

/** The closing of one month: its groups, the chosen closing with its progress, and the people in it. */
@Injectable()
export class ClosingDeskStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly months = signal<string[]>([]);
  readonly month = signal<string | null>(null);
  readonly groups = signal<ClosingGroupDto[] | null>(null);
  /** One person is enough at present. */
  readonly fourEyesOff = signal<FourEyesOffDto | null>(null);
  /** Of the closings in {@link groups} that are blocked, what they wait for. */
  readonly waitingOf = signal<ReadonlyMap<string, ClosingWaitingDto>>(new Map());
  /** What payroll still has to set for the month, by payroll group. */
  readonly gapsOf = signal<ReadonlyMap<string, readonly PayrollGapDto[]>>(new Map());
  readonly closing = signal<ClosingDto | null>(null);
  readonly people = signal<ClosingPeopleDto | null>(null);
  /** What keeps it from being ready, by who must act. */
  readonly waiting = signal<ClosingWaitingDto | null>(null);
  /** As the address says; without it what matters at this point: who is blocked stands with who must act. */
  readonly wantedFilter = signal<PeopleFilter | null>(null);
  readonly filter = computed<PeopleFilter>(
    () => this.wantedFilter() ?? (this.closing()?.status === 'blocked' ? 'ready' : 'all'),
  );
  #page = 1;
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  /** A job is at work: progress comes from the server, and survives a reload of this page. */
  readonly running = computed(() => ['checking', 'closing'].includes(this.closing()?.status ?? ''));
  readonly done = computed(() => {
    const closing = this.closing();
    if (!closing) return 0;
    return closing.status === 'closing' || closing.status === 'closed'
      ? closing.progress.closed
      : closing.progress.checked;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  async load(month?: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#readGroups(month);
      await this.#readWaitingOfGroups();
      await this.#readGaps(this.month() ?? '');
    });
  }

  async #readGroups(month?: string): Promise<void> {
    const overview = await this.#api.invoke(getClosingOverview, month ? { month } : {});
    this.months.set(overview.months);
    this.month.set(overview.month);
    this.groups.set(overview.groups);
    this.fourEyesOff.set(overview.fourEyesOff ?? null);
  }

  async #readGaps(month: string): Promise<void> {
    const { months } = await this.#api.invoke(listPayrollGaps, { month });
    this.gapsOf.set(new Map(months.flatMap(({ groups }) => groups.map((one) => [one.payrollGroup, one.gaps]))));
  }

  /** Groups are few, and blocked ones fewer. */
  async #readWaitingOfGroups(): Promise<void> {
    const closings = (this.groups() ?? []).flatMap((group) => [group.closing ?? [], group.supplements].flat());
    const blocked = closings.filter(({ status }) => status === 'blocked');
    const read = async ({ closingId }: ClosingDto) =>
      [closingId, await this.#api.invoke(listClosingWaiting, { closingId })] as const;
    this.waitingOf.set(new Map(await Promise.all(blocked.map(read))));
  }

  /** A closing by its id. */
  async open(closingId: string): Promise<void> {
    await this.#attempt(async () => {
      this.closing.set(await this.#api.invoke(getClosing, { closingId }));
      await this.#readPeople();
    });
    this.#poll();
  }

  /** The closing of a group's month, by its run; where there is none yet, the groups of that month. */
  async openGroup(month: string, payrollGroup: string, run: number): Promise<void> {
    await this.#attempt(() => this.#readGroups(month));
    const group = this.groups()?.find((one) => one.payrollGroup === payrollGroup);
    const all = group ? [...(group.closing ? [group.closing] : []), ...group.supplements] : [];
    const closing = all.find((one) => one.run === run);
    if (closing) await this.open(closing.closingId);
    else if (!this.problem())
      await this.#attempt(async () => {
        await this.#readWaitingOfGroups();
        await this.#readGaps(month);
      });
  }

  /**
   * Starts the closing of a group, or finds the one that somebody else has started in the meantime: both meet in it.
   * Null where neither is possible; then `problem` says why.
   */
  async start(payrollGroup: string): Promise<ClosingDto | null> {
    const month = this.month();
    if (!month) return null;
    return this.#opened(() => this.#api.invoke(startClosing, { body: { payrollGroup, month } }));
  }

  /** The supplementary run for those who follow; one that is open already is found. */
  async supplement(closingId: string): Promise<ClosingDto | null> {
    return this.#opened(() => this.#api.invoke(startSupplement, { closingId }));
  }

  async #opened(work: () => Promise<ClosingDto>): Promise<ClosingDto | null> {
    let opened: ClosingDto | null = null;
    await this.#attempt(async () => {
      opened = await work();
    });
    const problem = this.problem();
    const closingId = problem?.code === 'closing.exists' ? problem.params?.['closingId'] : undefined;
    if (typeof closingId === 'string')
      await this.#attempt(async () => {
        opened = await this.#api.invoke(getClosing, { closingId });
      });
    return opened;
  }

  /** Takes people out, for one reason; a new check follows by itself. */
  async exclude(employeeIds: readonly string[], reason: string): Promise<void> {
    await this.#command(async (closingId) => {
      const take = (from: number) => {
        const body = { employeeIds: employeeIds.slice(from, from + EXCLUDED_AT_ONCE), reason };
        return this.#api.invoke(excludeFromClosing, { closingId, body });
      };
      let closing = await take(0);
      for (let from = EXCLUDED_AT_ONCE; from < employeeIds.length; from += EXCLUDED_AT_ONCE) closing = await take(from);
      return closing;
    });
  }

  /** Takes somebody in again; a new check follows by itself. */
  async include(employeeId: string): Promise<void> {
    await this.#command((closingId) => this.#api.invoke(includeInClosing, { closingId, employeeId }));
  }

  /** Hands the month in for somebody who cannot, with a reason. */
  async handIn(employeeId: string, reason: string): Promise<boolean> {
    const closing = this.closing();
    if (!closing) return false;
    await this.#attempt(async () => {
      await this.#api.invoke(submitMonthFor, { employeeId, month: closing.month, body: { reason } });
      // It waits for somebody else now.
      this.waiting.set(await this.#api.invoke(listClosingWaiting, { closingId: closing.closingId }));
    });
    return this.problem() === null;
  }

  /** Reminds people who must act. */
  async remind(employeeIds: readonly string[]): Promise<void> {
    const closing = this.closing();
    if (!closing) return;
    await this.#attempt(async () => {
      const body = { employeeIds: [...employeeIds] };
      this.waiting.set(await this.#api.invoke(remindOfClosing, { closingId: closing.closingId, body }));
    });
  }

  async recheck(): Promise<void> {
    await this.#command((closingId) => this.#api.invoke(recheckClosing, { closingId }));
  }

  /** Closes what was seen: the hash of the preview goes along, so that nothing else is closed. */
  async close(): Promise<void> {
    const planHash = this.closing()?.planHash;
    if (planHash) await this.#command((closingId) => this.#api.invoke(closeClosing, { closingId, body: { planHash } }));
  }

  /** Refuses what was seen; the reason is shown to who starts again. */
  async refuse(reason: string): Promise<void> {
    const planHash = this.closing()?.planHash;
    if (planHash)
      await this.#command((closingId) => this.#api.invoke(refuseClosing, { closingId, body: { planHash, reason } }));
  }

  /** The people that the address asks for. */
  async show(filter: PeopleFilter | null, page: number): Promise<void> {
    const isSame = filter === this.wantedFilter() && page === this.#page;
    this.wantedFilter.set(filter);
    this.#page = page;
    if (!isSame && this.closing()) await this.#attempt(() => this.#readPeople());
  }

  async #readPeople(): Promise<void> {
    const closing = this.closing();
    if (!closing) return;
    const [filter, { closingId }] = [this.filter(), closing];
    const status = filter === 'all' ? {} : { status: filter };
    this.people.set(await this.#api.invoke(listClosingPeople, { closingId, page: this.#page, ...status }));
    this.waiting.set(closing.progress.blocked > 0 ? await this.#api.invoke(listClosingWaiting, { closingId }) : null);
    await this.#readGaps(closing.month);
  }

  async #command(command: (closingId: string) => Promise<ClosingDto>): Promise<void> {
    const closing = this.closing();
    if (!closing || this.busy()) return; // a second click of the same decision changes nothing
    await this.#attempt(async () => this.closing.set(await command(closing.closingId)));
    this.#poll();
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #poll(): void {
    clearTimeout(this.#timer);
    if (!this.running()) return;
    this.#timer = setTimeout(() => void this.#refresh(), POLL_MILLISECONDS);
  }

  async #refresh(): Promise<void> {
    const id = this.closing()?.closingId;
    if (!id) return;
    try {
      const closing = await this.#api.invoke(getClosing, { closingId: id });
      this.closing.set(closing);
      this.problem.set(null);
      if (!this.running()) await this.#attempt(() => this.#readPeople());
    } catch (error) {
      this.problem.set(this.#problems.read(error)); // shown, and tried again: the job goes on without us
    }
    if (this.running() || this.problem()) this.#timer = setTimeout(() => void this.#refresh(), POLL_MILLISECONDS);
  }
}
