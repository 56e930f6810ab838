import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Actor, recordAudit } from '../audit';
import { Db } from '../platform';

/** Something that one person can bring about as often as they like. */
export interface RepeatedTrace {
  /** What counts as the same thing again. */
  key: string;
  actor: Actor;
  action: string;
  employeeId?: string;
  payload: Record<string, unknown>;
}

const COLLECT_MILLISECONDS = 60_000;
/** Most different things within one minute that are counted apart; further ones are written at once. */
const MOST_KEYS = 10_000;

/**
 * Audit entries that nobody can fill the disk with: the first of a kind is written at once, what follows within a
 * minute becomes one entry with its number. A process that is killed loses at most the numbers of its last minute.
 */
@Injectable()
export class RepeatedTraces implements OnModuleDestroy {
  readonly #logger = new Logger('Traces');
  readonly #again = new Map<string, { trace: RepeatedTrace; count: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly db: Db) {}

  /** Resolves when the trace is kept, or counted beside one that is. */
  async record(trace: RepeatedTrace): Promise<void> {
    const known = this.#again.get(trace.key);
    if (known) {
      known.count += 1;
      return;
    }
    if (this.#again.size < MOST_KEYS) this.#again.set(trace.key, { trace, count: 0 });
    this.#timer ??= setTimeout(() => void this.#collect(), COLLECT_MILLISECONDS).unref();
    await this.#write(trace, 1);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#collect();
  }

  async #collect(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const collected = [...this.#again.values()];
    this.#again.clear();
    for (const { trace, count } of collected) {
      if (count > 0) await this.#write(trace, count);
    }
  }

  /** A trace that cannot be written is a fault to look after; the refusal stands all the same. */
  async #write({ actor, action, employeeId, payload }: RepeatedTrace, count: number): Promise<void> {
    try {
      await recordAudit(this.db.pool, actor, action, { employeeId, payload: { ...payload, count } });
    } catch (error) {
      this.#logger.error({ err: error, action, count }, 'a trace could not be written');
    }
  }
}
