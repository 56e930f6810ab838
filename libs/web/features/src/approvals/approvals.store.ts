import { computed, inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type ApprovalItemDto,
  type DecidedMeanwhile,
  type DecidedDto,
  decideApprovals,
  type Decision,
  type DeputyshipDto,
  listApprovals,
  listDecided,
  ProblemReader,
  type Problem,
} from '@zeitbuch/web-data-access';

/** Ways to look at the queue. */
export type Preset = 'all' | 'clean' | 'conspicuous' | 'overdue';

/** Waiting longer than this is overdue: the closing needs the approval. */
const OVERDUE_DAYS = 5;

const matches: Record<Preset, (item: ApprovalItemDto) => boolean> = {
  all: () => true,
  clean: (item) => !item.conspicuous,
  conspicuous: (item) => item.conspicuous,
  overdue: (item) => item.ageDays > OVERDUE_DAYS,
};

/** Something that could not be decided, and why. */
export interface FailedDecision {
  readonly item: ApprovalItemDto;
  readonly code: string;
  /** Somebody was faster: what became of it, and by whom. */
  readonly decision?: DecidedMeanwhile;
  readonly decidedBy?: string;
}

/** What waits for the supervisor: the queue, the choice in it and the decisions. */
@Injectable()
export class ApprovalsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly items = signal<ApprovalItemDto[] | null>(null);
  /** Where the person decides in place of somebody else. */
  readonly deputyships = signal<readonly DeputyshipDto[]>([]);
  /** What was decided lately; null as long as the queue is looked at, or until it has come. */
  readonly decided = signal<DecidedDto | null>(null);
  readonly looksBack = signal(false);
  readonly problem = signal<Problem | null>(null);
  readonly preset = signal<Preset>('all');
  readonly selectedIds = signal<ReadonlySet<string>>(new Set());
  readonly openedId = signal<string | null>(null);
  readonly busy = signal(false);
  /** What could not be decided, with what it is about: the queue may not hold it any more. */
  readonly failed = signal<readonly FailedDecision[]>([]);

  readonly visible = computed(() => (this.items() ?? []).filter(matches[this.preset()]));
  readonly counts = computed(() => {
    const items = this.items() ?? [];
    return Object.fromEntries(
      Object.entries(matches).map(([preset, match]) => [preset, items.filter(match).length]),
    ) as Record<Preset, number>;
  });
  readonly opened = computed(() => this.items()?.find((item) => item.id === this.openedId()) ?? null);
  /** Only inconspicuous items can be approved together; the others want to be opened. */
  readonly selectable = computed(() => this.visible().filter((item) => !item.conspicuous));
  readonly selected = computed(() => this.selectable().filter((item) => this.selectedIds().has(item.id)));

  async load(): Promise<void> {
    try {
      const { items, deputyships } = await this.#api.invoke(listApprovals);
      this.items.set(items);
      this.deputyships.set(deputyships ?? []);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  /** Shows what was decided instead of what waits; read anew each time. */
  async lookBack(): Promise<void> {
    this.looksBack.set(true);
    this.selectedIds.set(new Set());
    this.decided.set(null);
    try {
      this.decided.set(await this.#api.invoke(listDecided));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  choose(preset: Preset): void {
    this.looksBack.set(false);
    this.preset.set(preset);
    this.selectedIds.set(new Set());
  }

  toggle(id: string, selected: boolean): void {
    const ids = new Set(this.selectedIds());
    if (selected) ids.add(id);
    else ids.delete(id);
    this.selectedIds.set(ids);
  }

  toggleAll(selected: boolean): void {
    this.selectedIds.set(new Set(selected ? this.selectable().map((item) => item.id) : []));
  }

  /** Decides `items` and reads the queue again; what failed stays in it with its reason. Resolves with how many went through. */
  async decide(items: readonly ApprovalItemDto[], decision: Decision, note?: string): Promise<number> {
    if (this.busy()) return 0; // a second click of the same decision
    this.busy.set(true);
    try {
      const body = {
        items: items.map(({ type, id, version }) => ({ type, id, version })),
        decision,
        ...(note ? { note } : {}),
      };
      const { results } = await this.#api.invoke(decideApprovals, { body });
      this.failed.set(
        results.flatMap(({ id, ok, code, ...meanwhile }) => {
          const item = items.find((one) => one.id === id);
          return ok || !item ? [] : [{ item, code: code ?? 'internal', ...meanwhile }];
        }),
      );
      this.problem.set(null);
      this.selectedIds.set(new Set());
      await this.load();
      return results.filter((result) => result.ok).length;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return 0;
    } finally {
      this.busy.set(false);
    }
  }
}
