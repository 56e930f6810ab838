import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  createPayrollExport,
  type FourEyesOffDto,
  listPayrollClosings,
  listPayrollGaps,
  type PayrollClosingDto,
  type PayrollExportDto,
  type PayrollFormatId,
  type PayrollMonthGapsDto,
  type Problem,
  ProblemReader,
  refusePayrollExport,
  releasePayrollExport,
} from '@zeitbuch/web-data-access';

/** Closed months and the files made of them. */
@Injectable()
export class PayrollDeskStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly closings = signal<PayrollClosingDto[] | null>(null);
  /** What is missing for files of months that are over. */
  readonly gaps = signal<readonly PayrollMonthGapsDto[]>([]);
  /** One person is enough at present. */
  readonly fourEyesOff = signal<FourEyesOffDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** `<closingId> <format>` of the file being made. */
  readonly creating = signal<string | null>(null);
  readonly busy = signal(false);
  /** Closings of which a file was made or decided on here: they stay in sight wherever that puts them. */
  readonly touched = signal<ReadonlySet<string>>(new Set());

  async load(): Promise<void> {
    try {
      const { closings, fourEyesOff } = await this.#api.invoke(listPayrollClosings);
      this.closings.set(closings);
      this.fourEyesOff.set(fourEyesOff ?? null);
      this.gaps.set((await this.#api.invoke(listPayrollGaps)).months);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  /** Makes the file, or finds the one that was made before. Resolves with true when it is there. */
  async create(closingId: string, format: PayrollFormatId): Promise<boolean> {
    this.creating.set(`${closingId} ${format}`);
    const isMade = await this.#attempt(() => this.#api.invoke(createPayrollExport, { body: { closingId, format } }));
    this.creating.set(null);
    return isMade;
  }

  /** Lets the file be downloaded. Resolves with true when it is released. */
  release(exportId: string): Promise<boolean> {
    return this.#attempt(() => this.#api.invoke(releasePayrollExport, { exportId }));
  }

  /** Refuses the file for good; the reason is shown to who made it. */
  refuse(exportId: string, reason: string): Promise<boolean> {
    return this.#attempt(() => this.#api.invoke(refusePayrollExport, { exportId, body: { reason } }));
  }

  /** Does something to a file and shows what became of it. */
  async #attempt(work: () => Promise<PayrollExportDto>): Promise<boolean> {
    if (this.busy()) return false; // a second click of the same decision
    this.busy.set(true);
    try {
      const { closingId } = await work();
      this.touched.update((ids) => new Set([...ids, closingId]));
      await this.load();
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
