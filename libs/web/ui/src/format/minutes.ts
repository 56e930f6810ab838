import { activeLanguage, type LanguageCode } from '../preferences/active-language';

/** A real minus, as wide as the plus. */
const MINUS = '\u2212';

/** `7:42`; negative minutes with a real minus. */
export function formatMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? MINUS : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
}

/** `+3:10`, `−0:45`, `0:00`: the sign is always printed, except for nothing. */
export function formatSigned(minutes: number): string {
  return minutes > 0 ? `+${formatMinutes(minutes)}` : formatMinutes(minutes);
}

const units: Record<LanguageCode, { hours: string; minutes: string }> = {
  de: { hours: 'Std.', minutes: 'Min.' },
  en: { hours: 'h', minutes: 'min' },
};

/** A length as a rule names it: `30 Min.`, `6 Std.`, `4:30 Std.` */
export function formatLength(minutes: number): string {
  const { hours, minutes: unit } = units[activeLanguage()];
  if (Math.abs(minutes) < 60) return `${minutes} ${unit}`;
  return `${minutes % 60 === 0 ? minutes / 60 : formatMinutes(minutes)} ${hours}`;
}

const words: Record<LanguageCode, { plus: string; minus: string; hour: [string, string]; minute: [string, string] }> = {
  de: { plus: 'plus', minus: 'minus', hour: ['Stunde', 'Stunden'], minute: ['Minute', 'Minuten'] },
  en: { plus: 'plus', minus: 'minus', hour: ['hour', 'hours'], minute: ['minute', 'minutes'] },
};

/** How a screen reader says the figure: `plus 3 Stunden 10 Minuten`. */
export function spokenMinutes(minutes: number, options: { signed?: boolean; language?: LanguageCode } = {}): string {
  const { plus, minus, hour, minute } = words[options.language ?? activeLanguage()];
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60];
  const parts = [
    minutes < 0 ? minus : options.signed && minutes > 0 ? plus : '',
    hours > 0 ? `${hours} ${hour[hours === 1 ? 0 : 1]}` : '',
    rest > 0 || hours === 0 ? `${rest} ${minute[rest === 1 ? 0 : 1]}` : '',
  ];
  return parts.filter(Boolean).join(' ');
}
