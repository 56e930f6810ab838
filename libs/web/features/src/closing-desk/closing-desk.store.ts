import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import {
  Api,
  closeClosing,
  type ClosingDto,
  type ClosingGroupDto,
  type ClosingPeopleDto,
  type FourEyesOffDto,
  type Problem,
  ProblemReader,
  getClosing,
  getClosingOverview,
  listClosingPeople,
  recheckClosing,
  refuseClosing,
  startClosing,
} from '@zeitbuch/web-data-access';

/** While a job runs, its progress is read this often. */
const POLL_MILLISECONDS = 1000;

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
  readonly closing = signal<ClosingDto | null>(null);
  readonly people = signal<ClosingPeopleDto | null>(null);
  readonly filter = signal<PeopleFilter>('all');
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
      const overview = await this.#api.invoke(getClosingOverview, month ? { month } : {});
      this.months.set(overview.months);
      this.month.set(overview.month);
      this.groups.set(overview.groups);
      this.fourEyesOff.set(overview.fourEyesOff ?? null);
    });
  }

  async open(closingId: string): Promise<void> {
    await this.#attempt(async () => {
      this.closing.set(await this.#api.invoke(getClosing, { closingId }));
      this.filter.set(this.closing()?.status === 'blocked' ? 'blocked' : 'all');
      await this.loadPeople(1);
    });
    this.#poll();
  }

  back(): void {
    clearTimeout(this.#timer);
    this.closing.set(null);
    this.people.set(null);
    void this.load(this.month() ?? undefined);
  }

  async start(payrollGroup: string): Promise<string | null> {
    const month = this.month();
    if (!month) return null;
    let id: string | null = null;
    await this.#attempt(async () => {
      const closing = await this.#api.invoke(startClosing, { body: { payrollGroup, month } });
      this.closing.set(closing);
      id = closing.closingId;
    });
    this.#poll();
    return id;
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

  async loadPeople(page: number): Promise<void> {
    const closing = this.closing();
    if (!closing) return;
    const filter = this.filter();
    this.people.set(
      await this.#api.invoke(listClosingPeople, {
        closingId: closing.closingId,
        page,
        ...(filter === 'all' ? {} : { status: filter }),
      }),
    );
  }

  async choose(filter: PeopleFilter): Promise<void> {
    this.filter.set(filter);
    await this.#attempt(() => this.loadPeople(1));
  }

  async #command(command: (closingId: string) => Promise<ClosingDto>): Promise<void> {
    const closing = this.closing();
    if (!closing) return;
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
      if (!this.running()) await this.choose(closing.status === 'blocked' ? 'blocked' : 'all');
    } catch (error) {
      this.problem.set(this.#problems.read(error)); // shown, and tried again: the job goes on without us
    }
    if (this.running() || this.problem()) this.#timer = setTimeout(() => void this.#refresh(), POLL_MILLISECONDS);
  }
}
