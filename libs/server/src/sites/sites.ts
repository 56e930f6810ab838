import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { Clock, Db, type RequestContext } from '../platform';
import { type HolidayValues, changeHoliday, enterHoliday, withdrawHoliday } from './holiday-acts';
import { type SiteValues, changeRegion, changeSite, continueCalendar, foundSite, withdrawRegion } from './site-acts';
import {
  type ChangeHolidayDto,
  type ChangeRegionDto,
  type ChangeSiteDto,
  type EnterHolidayDto,
  type FoundSiteDto,
  type OwnHolidayDto,
  type SiteDto,
} from './site.dto';
import { type SeenHoliday, type SeenSite, type SiteWork } from './site-work';
import { readOwnHoliday, readSite } from './sites-reader';

/** Every act on sites and days of the city's own: each in one transaction, answered with what holds then. */
@Injectable()
export class Sites {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem, see {@link foundSite} */
  found(context: RequestContext, order: FoundSiteDto): Promise<SiteDto> {
    return this.#act(context, async (work) => readOf(work, await foundSite(work, order)));
  }

  /** @throws Problem, see {@link changeSite} */
  change(context: RequestContext, siteId: string, { version, ...values }: ChangeSiteDto): Promise<SiteDto> {
    return this.#act(context, async (work) => {
      const said = Object.entries(values).filter(([, value]) => value !== undefined);
      await changeSite(work, { siteId, version }, Object.fromEntries(said) as SiteValues);
      return readOf(work, siteId);
    });
  }

  /** @throws Problem, see {@link changeRegion} */
  changeRegion(context: RequestContext, siteId: string, { version, ...change }: ChangeRegionDto): Promise<SiteDto> {
    return this.#act(context, async (work) => {
      await changeRegion(work, { siteId, version }, change);
      return readOf(work, siteId);
    });
  }

  /** @throws Problem, see {@link withdrawRegion} */
  withdrawRegion(context: RequestContext, seen: SeenSite, from: LocalDate): Promise<SiteDto> {
    return this.#act(context, async (work) => {
      await withdrawRegion(work, seen, from);
      return readOf(work, seen.siteId);
    });
  }

  /** @throws Problem, see {@link continueCalendar} */
  continueCalendar(context: RequestContext, seen: SeenSite): Promise<SiteDto> {
    return this.#act(context, async (work) => {
      await continueCalendar(work, seen);
      return readOf(work, seen.siteId);
    });
  }

  /** @throws Problem, see {@link enterHoliday} */
  enterHoliday(context: RequestContext, { siteId, ...day }: EnterHolidayDto): Promise<OwnHolidayDto> {
    return this.#act(context, async (work) => {
      const holidayId = await enterHoliday(work, { siteId: siteId ?? null, ...valuesOf(day) });
      return readOwnHoliday(work.client, work.tenantId, holidayId);
    });
  }

  /** @throws Problem, see {@link changeHoliday} */
  changeHoliday(
    context: RequestContext,
    holidayId: string,
    { version, ...day }: ChangeHolidayDto,
  ): Promise<OwnHolidayDto> {
    return this.#act(context, async (work) => {
      await changeHoliday(work, { holidayId, version }, valuesOf(day));
      return readOwnHoliday(work.client, work.tenantId, holidayId);
    });
  }

  /** @throws Problem, see {@link withdrawHoliday} */
  withdrawHoliday(context: RequestContext, seen: SeenHoliday): Promise<void> {
    return this.#act(context, (work) => withdrawHoliday(work, seen));
  }

  #act<T>(context: RequestContext, act: (work: SiteWork) => Promise<T>): Promise<T> {
    const today = this.clock.todayIn(context.zone);
    const { tenantId } = context;
    return this.db.transaction((client, entities) =>
      act({ client, entities: entities(), tenantId, actor: context, today }),
    );
  }
}

const readOf = (work: SiteWork, siteId: string): Promise<SiteDto> => readSite(work.client, work, { siteId });

/** Without a name of its own in English the day has the German one. */
const valuesOf = ({ date, nameDe, nameEn, halfDayFrom }: Omit<ChangeHolidayDto, 'version'>): HolidayValues => ({
  ...{ date, nameDe, nameEn: nameEn ?? nameDe, halfDayFrom: halfDayFrom ?? null },
});
