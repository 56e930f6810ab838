import { activeLanguage, formatFullDate, formatWeekday } from '@zeitbuch/web-ui';

/** Names in both languages, as the server sends them. */
interface Named {
  readonly nameDe: string;
  readonly nameEn: string;
}

/** The name of a kind in the language of the screen. */
export const kindName = ({ nameDe, nameEn }: Named): string => (activeLanguage() === 'en' ? nameEn : nameDe);

/** A day or a span of days in words. */
export function spanWords({ from, to }: { readonly from: string; readonly to: string }): string {
  activeLanguage();
  const day = (date: string) => `${formatWeekday(date)} ${formatFullDate(date)}`;
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}
