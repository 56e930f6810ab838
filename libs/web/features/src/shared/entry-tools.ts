import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, LANGUAGES, Preferences, THEMES } from '@zeitbuch/web-ui';
import { THEME_ICONS } from './theme-icons';

/** Language and colours, for those who have not signed in yet. */
@Component({
  selector: 'zb-entry-tools',
  imports: [Icon, TranslocoDirective],
  host: { role: 'banner' },
  template: `
    <ng-container *transloco="let t">
      <div class="languages" role="group" [attr.aria-label]="t('menu.language')">
        @for (language of languages; track language) {
          <button
            type="button"
            [attr.lang]="language"
            [attr.aria-pressed]="preferences.language() === language"
            (click)="preferences.chooseLanguage(language)"
          >
            {{ t('language.' + language) }}
          </button>
        }
      </div>
      <div class="themes" role="group" [attr.aria-label]="t('menu.theme')">
        @for (theme of themes; track theme) {
          <button
            type="button"
            [attr.aria-pressed]="preferences.theme() === theme"
            [attr.aria-label]="t('theme.' + theme)"
            [attr.title]="t('theme.' + theme)"
            (click)="preferences.chooseTheme(theme)"
          >
            <zb-icon [name]="themeIcons[theme]" />
          </button>
        }
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      justify-content: flex-end;
      align-items: center;
      gap: 16px;
      padding: 14px 20px;
    }
    button {
      min-width: 44px;
      min-height: 44px;
      padding: 0 12px;
      border: 0;
      border-radius: 22px;
      font: inherit;
      font-size: var(--zb-text-small);
      font-weight: 550;
      color: var(--zb-ink-soft);
      background: transparent;
      cursor: pointer;
    }
    button:hover {
      background: var(--zb-well);
    }
    button[aria-pressed='true'] {
      color: var(--zb-ink);
      background: var(--zb-well);
    }
    @media (width < 600px) {
      :host {
        justify-content: space-between;
      }
    }
  `,
})
export class EntryTools {
  protected readonly preferences = inject(Preferences);
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;
  protected readonly themeIcons = THEME_ICONS;
}
