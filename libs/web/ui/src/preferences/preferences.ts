import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { activeLanguage, LANGUAGES, type LanguageCode } from './active-language';

export type ThemeChoice = 'system' | 'light' | 'dark';
export const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

const LANGUAGE_KEY = 'zeitbuch.language';
const THEME_KEY = 'zeitbuch.theme';

/** Language and appearance: kept on this device, so that the sign-in page already knows them. */
@Injectable({ providedIn: 'root' })
export class Preferences {
  readonly #document = inject(DOCUMENT);
  readonly #transloco = inject(TranslocoService);

  readonly language = activeLanguage.asReadonly();
  readonly #theme = signal<ThemeChoice>('system');
  readonly theme = this.#theme.asReadonly();

  /** Brings back what was chosen before; resolves when the texts are loaded. */
  async restore(): Promise<void> {
    this.chooseTheme(THEMES.find((theme) => theme === this.#read(THEME_KEY)) ?? 'system');
    await this.#use(LANGUAGES.find((language) => language === this.#read(LANGUAGE_KEY)) ?? 'de');
  }

  async chooseLanguage(language: LanguageCode): Promise<void> {
    await this.#use(language);
    this.#write(LANGUAGE_KEY, language);
  }

  chooseTheme(theme: ThemeChoice): void {
    this.#theme.set(theme);
    const root = this.#document.documentElement;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme);
    this.#write(THEME_KEY, theme);
  }

  async #use(language: LanguageCode): Promise<void> {
    await firstValueFrom(this.#transloco.load(language));
    this.#transloco.setActiveLang(language);
    activeLanguage.set(language);
    this.#document.documentElement.lang = language;
  }

  /** Storage can be shut off by policy; then the choice lasts as long as the page. */
  #read(key: string): string | null {
    try {
      return this.#document.defaultView?.localStorage.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #write(key: string, value: string): void {
    try {
      this.#document.defaultView?.localStorage.setItem(key, value);
    } catch {
      // see #read: nothing to tell anybody, the screen has already changed
    }
  }
}
