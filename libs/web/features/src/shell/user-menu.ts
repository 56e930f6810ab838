import { Component, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { BreakpointObserver } from '@angular/cdk/layout';
import { MatMenuModule } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { BookingOutbox, type Problem, SessionStore, TodayStore } from '@zeitbuch/web-data-access';
import {
  Announcer,
  Icon,
  type IconName,
  type LanguageCode,
  LANGUAGES,
  Preferences,
  problemText,
  type ThemeChoice,
  THEMES,
} from '@zeitbuch/web-ui';
import { THEME_ICONS } from '../shared/theme-icons';
import { SignOutQuestion } from './sign-out-question';

interface OwnPage {
  readonly path: string;
  readonly key: string;
  readonly icon: IconName;
}

/** What the bar of a phone has no room for. */
const OWN_PAGES: readonly OwnPage[] = [
  { path: '/antraege', key: 'title.requests', icon: 'request' },
  { path: '/urlaub', key: 'title.leave', icon: 'leaveDay' },
  { path: '/regeln', key: 'title.rules', icon: 'rules' },
];
const AGREEMENTS: OwnPage = { path: '/dienstvereinbarungen', key: 'title.agreements', icon: 'agreement' };
const IMPORTS: OwnPage = { path: '/einfuhr', key: 'title.imports', icon: 'inbox' };
const ROLES: OwnPage = { path: '/rollen', key: 'title.roles', icon: 'shield' };
/** As in the styles of the bar. */
const PHONE = '(width < 600px)';

/** Who is signed in; language, appearance, sign-out. */
@Component({
  selector: 'zb-user-menu',
  imports: [Icon, MatMenuModule, RouterLink, SignOutQuestion, TranslocoDirective],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.scss',
})
export class UserMenu {
  readonly #announcer = inject(Announcer);
  readonly #outbox = inject(BookingOutbox);
  readonly #router = inject(Router);
  readonly #snackBar = inject(MatSnackBar);
  readonly #today = inject(TodayStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly preferences = inject(Preferences);
  protected readonly session = inject(SessionStore);
  protected readonly question = viewChild.required(SignOutQuestion);
  #everywhere = false;
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEMES;
  protected readonly themeIcons = THEME_ICONS;
  readonly #phone = toSignal(inject(BreakpointObserver).observe(PHONE));
  /** Pages that do not stand in the bar beside it. */
  protected readonly pages = computed(() => {
    const roles = this.session.roles();
    const isAdministrator = roles.includes('timeAdministrator');
    // Who may do what: for everybody with an office; who gives roles has it in the bar.
    const offices = [...roles, ...this.session.unitRoles()].filter(
      (role) => role !== 'employee' && role !== 'supervisor',
    );
    const matrix = offices.length > 0 && !offices.includes('organisationAdministrator') ? [ROLES] : [];
    if (this.#phone()?.matches) return [...OWN_PAGES, AGREEMENTS, ...(isAdministrator ? [IMPORTS] : []), ...matrix];
    return [...(isAdministrator || roles.includes('agreementEditor') ? [] : [AGREEMENTS]), ...matrix];
  });

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

  /** Asks first where bookings are still on their way: who leaves must know what the server has not got yet. */
  protected signOut(everywhere = false): void {
    this.#everywhere = everywhere;
    if (!this.question().ask(everywhere)) void this.leave();
  }

  /** Bookings that are still on their way stay on the device for this person's next sign-in. */
  protected leave(): Promise<void> {
    // Everywhere: for a device that was lost or left behind signed in.
    return this.#everywhere
      ? this.#leave(this.session.signOutEverywhere(), 'menu.signedOutEverywhere')
      : this.#leave(this.session.signOut(), 'menu.signedOut');
  }

  async #leave(leaving: Promise<Problem | null>, done: string): Promise<void> {
    const waiting = this.#outbox.waiting().length;
    const problem = await leaving;
    if (problem) {
      // The person is still signed in: on a shared device that must be seen, not only heard.
      const text = this.#transloco.translate('menu.stillSignedIn', { reason: problemText(this.#transloco, problem) });
      this.#snackBar.open(text, this.#transloco.translate('menu.understood'), { politeness: 'assertive' });
      return;
    }
    this.#today.forget();
    await this.#router.navigate(['/anmelden'], { state: { done } });
    const message =
      waiting > 0 ? this.#transloco.translate('menu.waiting', { count: waiting }) : this.#transloco.translate(done);
    this.#announcer.announce(message);
  }
}
