import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type CalendarDayDto,
  changeHoliday,
  changeSite,
  changeSiteRegion,
  continueCalendar,
  enterHoliday,
  foundSite,
  getSite,
  listSites,
  type SiteDto,
  type SiteListDto,
  withdrawHoliday,
  withdrawSiteRegion,
} from './generated';
import { type Problem, ProblemReader } from './problem';

/** A day of the city's own as somebody wants it. */
export interface OwnDay {
  readonly date: string;
  readonly nameDe: string;
  /** Left out: as in German. */
  readonly nameEn?: string;
  /** Minute of the day from which work is off; left out: a public holiday of the place. */
  readonly halfDayFrom?: number;
}

/** Where people of the city work, and the calendar of one of these sites. */
@Injectable()
export class SitesStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly #list = signal<SiteListDto | null>(null);
  /** Sites of today, and the regions that can be chosen; null until the first answer. */
  readonly list = this.#list.asReadonly();
  readonly #site = signal<SiteDto | null>(null);
  readonly site = this.#site.asReadonly();
  /** Why something could not be read, or an act was refused. */
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#read(async () => this.#list.set(await this.#api.invoke(listSites, {})));
  }

  /** Reads a site with the calendar of a year; what stands there of the same site stays until the answer comes. */
  async open(siteId: string, year?: number): Promise<void> {
    if (this.#site()?.siteId !== siteId) this.#site.set(null);
    await this.#read(async () =>
      this.#site.set(await this.#api.invoke(getSite, { siteId, ...(year !== undefined && { year }) })),
    );
  }

  /** Resolves with the id of the new site, or null where it was refused. */
  async found(site: { readonly name: string; readonly region: string }): Promise<string | null> {
    let siteId: string | null = null;
    await this.#act(async () => {
      siteId = (await this.#api.invoke(foundSite, { body: site })).siteId;
    });
    return siteId;
  }

  /** Another name, or closed from a day on; null: open again. */
  change(change: { readonly name?: string; readonly closedFrom?: string | null }): Promise<boolean> {
    return this.#actOnSite((siteId, version) => this.#api.invoke(changeSite, { siteId, body: { version, ...change } }));
  }

  changeRegion(change: { readonly from: string; readonly region: string }): Promise<boolean> {
    return this.#actOnSite((siteId, version) =>
      this.#api.invoke(changeSiteRegion, { siteId, body: { version, ...change } }),
    );
  }

  /** Takes back what is planned from a day on. */
  withdrawRegion(from: string): Promise<boolean> {
    return this.#actOnSite((siteId, version) => this.#api.invoke(withdrawSiteRegion, { siteId, version, from }));
  }

  /** Writes the public holidays of years that have none yet. */
  continueCalendar(): Promise<boolean> {
    return this.#actOnSite((siteId, version) => this.#api.invoke(continueCalendar, { siteId, body: { version } }));
  }

  /** A day of the site that is open, or of all sites. */
  enter(day: OwnDay, isEverywhere: boolean): Promise<boolean> {
    return this.#actOnSite((siteId) =>
      this.#api.invoke(enterHoliday, { body: { ...day, ...(!isEverywhere && { siteId }) } }),
    );
  }

  changeDay({ holidayId = '', version = 0 }: CalendarDayDto, day: OwnDay): Promise<boolean> {
    return this.#actOnSite(() => this.#api.invoke(changeHoliday, { holidayId, body: { version, ...day } }));
  }

  withdrawDay({ holidayId = '', version = 0 }: CalendarDayDto): Promise<boolean> {
    return this.#actOnSite(() => this.#api.invoke(withdrawHoliday, { holidayId, version }));
  }

  /** What holds then is read, also where somebody else was faster: the same act is about that the next time. */
  async #actOnSite(work: (siteId: string, version: number) => Promise<unknown>): Promise<boolean> {
    const { siteId = '', version = 0, year } = this.#site() ?? {};
    const isDone = await this.#act(() => work(siteId, version));
    const refusal = this.problem();
    if (isDone || refusal?.code === 'stale' || refusal?.code === 'not-found') {
      await this.open(siteId, year);
      if (refusal) this.problem.set(refusal);
    }
    return isDone;
  }

  async #act(work: () => Promise<unknown>): Promise<boolean> {
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

  async #read(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }
}
