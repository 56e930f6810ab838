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
