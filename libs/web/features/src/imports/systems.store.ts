import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  changeImportSettings,
  endImportToken,
  getImportSettings,
  type ImportKind,
  type ImportSettingsDto,
  type ImportTokensDto,
  listImportTokens,
  makeImportToken,
  type Problem,
  ProblemReader,
} from '@zeitbuch/web-data-access';

/** With which other systems send files, and from how many leavers on their files wait for a person. */
@Injectable()
export class SystemsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly tokens = signal<ImportTokensDto | null>(null);
  readonly settings = signal<ImportSettingsDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<boolean> {
    return (await this.#attempt(() => this.#read())) !== null;
  }

  /** Makes a token; null where that is refused, then `problem` says why. It is shown once and kept nowhere. */
  make(name: string, kinds: ImportKind[], days: number): Promise<string | null> {
    return this.#attempt(async () => {
      const { token } = await this.#api.invoke(makeImportToken, { body: { name, kinds, days } });
      await this.#read();
      return token;
    });
  }

  async end(tokenId: string): Promise<boolean> {
    const done = await this.#attempt(async () => {
      await this.#api.invoke(endImportToken, { tokenId });
      await this.#read();
      return true;
    });
    return done === true;
  }

  /** @param percent of a hundred people so many may leave without a word of a person */
  async allow(percent: number): Promise<boolean> {
    const version = this.settings()?.version ?? 0;
    const done = await this.#attempt(async () => {
      const body = { mostLeaversPercent: percent, version };
      this.settings.set(await this.#api.invoke(changeImportSettings, { body }));
      return true;
    });
    return done === true;
  }

  async #read(): Promise<true> {
    this.tokens.set(await this.#api.invoke(listImportTokens));
    this.settings.set(await this.#api.invoke(getImportSettings));
    return true;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    try {
      const answer = await work();
      this.problem.set(null);
      return answer;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
