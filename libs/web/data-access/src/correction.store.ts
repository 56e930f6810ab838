import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type CorrectionDto,
  createCorrection,
  type CreateCorrectionDto,
  type DayEffectDto,
  listCorrections,
  type PreviewDayDto,
  previewDay,
  restoreCorrection,
  withdrawCorrection,
} from './generated';
import { ServerClock } from './clock';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** A person's own requests to correct bookings. */
@Injectable()
export class CorrectionStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);

  readonly corrections = signal<readonly CorrectionDto[] | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** Of the wanted day that was tried last; null while it is not known. */
  readonly effect = signal<DayEffectDto | null>(null);
  readonly effectProblem = signal<Problem | null>(null);
  #tried = 0;

  /** Reads the requests about the days of `months` (`YYYY-MM`), the newest first. */
  async load(...months: readonly string[]): Promise<void> {
    await this.#attempt(async () => {
      const answers = await Promise.all(months.map((month) => this.#api.invoke(listCorrections, { month })));
      this.corrections.set(answers.flat().sort((a, b) => b.requestedAt.localeCompare(a.requestedAt)));
    });
  }

  /** A new id for one request: the same request may then be sent twice. */
  newRequestId(): string {
    return newId(this.#clock.nowMilliseconds());
  }

  /** Resolves with the request as the server took it, or null; then `problem` says why not. */
  async ask(request: CreateCorrectionDto): Promise<CorrectionDto | null> {
    let taken: CorrectionDto | null = null;
    await this.#attempt(async () => {
      taken = await this.#api.invoke(createCorrection, { body: request });
    });
    return taken;
  }

  /** What a day would be worth as it is wanted, or why it cannot be so; the answer to the latest question counts. */
  async preview(day: PreviewDayDto): Promise<void> {
    const tried = ++this.#tried;
    try {
      const effect = await this.#api.invoke(previewDay, { body: day });
      if (tried !== this.#tried) return;
      this.effect.set(effect);
      this.effectProblem.set(null);
    } catch (error) {
      const problem = this.#problems.read(error);
      if (tried !== this.#tried) return;
      this.effect.set(null);
      this.effectProblem.set(problem);
    }
  }

  /** Takes one back; a second click of the same decision changes nothing. Resolves with whether that worked. */
  async withdraw(correctionId: string): Promise<boolean> {
    if (this.busy()) return false;
    return this.#attempt(async () => this.#replace(await this.#api.invoke(withdrawCorrection, { correctionId })));
  }

  /** Undoes that. Resolves with whether it worked. */
  async restore(correctionId: string): Promise<boolean> {
    return this.#attempt(async () => this.#replace(await this.#api.invoke(restoreCorrection, { correctionId })));
  }

  #replace(changed: CorrectionDto): void {
    this.corrections.update(
      (all) => all?.map((one) => (one.correctionId === changed.correctionId ? changed : one)) ?? null,
    );
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
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
