import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  createPayrollExport,
  listPayrollClosings,
  type PayrollClosingDto,
  type Problem,
  ProblemReader,
} from '@zeitbuch/web-data-access';

export const FORMATS = ['datev-lodas', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Closed months and the files made of them. */
@Injectable()
export class PayrollDeskStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly closings = signal<PayrollClosingDto[] | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** `<closingId> <format>` of the file being made. */
  readonly creating = signal<string | null>(null);

  async load(): Promise<void> {
    try {
      this.closings.set((await this.#api.invoke(listPayrollClosings)).closings);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  /** Makes the file, or finds the one that was made before. Resolves with true when it is there. */
  async create(closingId: string, format: Format): Promise<boolean> {
    this.creating.set(`${closingId} ${format}`);
    try {
      await this.#api.invoke(createPayrollExport, { body: { closingId, format } });
      await this.load();
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.creating.set(null);
    }
  }
}
