import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { BookingOutbox, SessionStore, TodayStore } from '@zeitbuch/web-data-access';
import {
  Announcer,
  Icon,
  LANGUAGES,
  type LanguageCode,
  Preferences,
  problemText,
  THEMES,
  type ThemeChoice,
} from '@zeitbuch/web-ui';

/** Who is signed in; language, appearance, sign-out. */
@Component({
  selector: 'zb-user-menu',
  imports: [Icon, MatMenuModule, RouterLink, TranslocoDirective],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.scss',
})
export class UserMenu {
  readonly #announcer = inject(Announcer);
  readonly #outbox = inject(BookingOutbox);
  readonly #router = inject(Router);
  readonly #today = inject(TodayStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly preferences = inject(Preferences);
  protected readonly session = inject(SessionStore);
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;

  protected readonly name = computed(() => {
    const employee = this.session.employee();
    return employee ? `${employee.givenName} ${employee.familyName}` : '';
  });
  protected readonly initials = computed(() => {
    const employee = this.session.employee();
    return employee ? employee.givenName.charAt(0) + employee.familyName.charAt(0) : '';
  });

  protected chooseLanguage(language: LanguageCode): void {
    void this.preferences.chooseLanguage(language);
  }

  protected chooseTheme(theme: ThemeChoice): void {
    this.preferences.chooseTheme(theme);
  }

  /** Bookings that are still on their way stay on the device for this person's next sign-in. */
  protected async signOut(): Promise<void> {
    const waiting = this.#outbox.waiting().length;
    const problem = await this.session.signOut();
    if (problem) {
      this.#announcer.alarm(problemText(this.#transloco, problem));
      return;
    }
    this.#today.forget();
    await this.#router.navigate(['/anmelden']);
    const message =
      waiting > 0
        ? this.#transloco.translate('menu.waiting', { count: waiting })
        : this.#transloco.translate('menu.signedOut');
    this.#announcer.announce(message);
  }
}
