import { signal } from '@angular/core';

export type LanguageCode = 'de' | 'en';
export const LANGUAGES: readonly LanguageCode[] = ['de', 'en'];

/** The language of the screen. Formatters read it, so that a template that prints a date changes with it. */
export const activeLanguage = signal<LanguageCode>('de');

/** What data name in both languages, in that of the screen. */
export const inLanguage = (german: string, english: string | undefined): string =>
  activeLanguage() === 'en' ? (english ?? german) : german;
