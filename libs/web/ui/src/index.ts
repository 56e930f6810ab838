/** Presentational parts of the screens: they know words, figures and shapes, but no server. */
export { Announcer, LiveRegions } from './announcer';
export { Badge, type BadgeTone } from './badge';
export { EmptyState } from './empty-state';
export { ErrorCard } from './error-card';
export {
  clockText,
  formatDate,
  formatDayMonth,
  formatFullDate,
  formatInstant,
  formatLongDate,
  formatMonth,
  formatTime,
  formatWeekday,
  minuteOfDay,
  monthName,
  TOWN_ZONE,
  townTime,
  weekdayName,
} from './format/dates';
export { readDate } from './format/read-date';
export { formatDayCount, formatDays, oneOrOther } from './format/days';
export { formatLength, formatMinutes, formatSigned, spokenMinutes } from './format/minutes';
export { Icon } from './icon';
export { type IconName } from './icon-shapes';
export { Loading } from './loading';
export { Minutes } from './minutes';
export { PageHeader } from './page-header';
export { activeLanguage, inLanguage, LANGUAGES, type LanguageCode } from './preferences/active-language';
export { Preferences, THEMES, type ThemeChoice } from './preferences/preferences';
export { problemText } from './problem-text';
export { TODAY } from './today';
export { DayDial, type DialSegment } from './day-dial/day-dial';
