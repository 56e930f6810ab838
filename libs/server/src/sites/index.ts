export { type HolidayValues, changeHoliday, enterHoliday } from './holiday-acts';
export { REGIONS, REGION_PATTERN, publicHolidays } from './public-holidays';
export { closedMonthsAt, renewCalendars } from './renew-calendars';
export { changeRegion, changeSite, foundSite } from './site-acts';
export { type SiteWork } from './site-work';
export { SITE_ENTITIES, SitesModule } from './sites.module';
