import { afterNextRender, Component, computed, inject, Injector, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SitesStore } from '@zeitbuch/web-data-access';
import { Announcer, EmptyState, ErrorCard, formatFullDate, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';

/** For organisation administrators: where people work, whose public holidays hold there, and what is missing. */
@Component({
  selector: 'zb-sites-page',
  imports: [EmptyState, ErrorCard, Icon, Loading, MatButtonModule, PageHeader, RouterLink, TranslocoDirective],
  providers: [SitesStore],
  templateUrl: './sites-page.html',
  styleUrl: './sites-page.scss',
})
export class SitesPage {
  protected readonly store = inject(SitesStore);
  readonly #announcer = inject(Announcer);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);

  protected readonly isFounding = signal(false);
  protected readonly isTried = signal(false);
  protected readonly name = signal('');
  protected readonly region = signal('');
  protected readonly missing = computed(() => [
    ...(this.name().trim() ? [] : ['name']),
    ...(this.region() ? [] : ['region']),
  ]);
  protected readonly formatFullDate = formatFullDate;

  constructor() {
    void this.store.load();
  }

  protected begin(): void {
    this.store.problem.set(null);
    this.isTried.set(false);
    // Most sites of a city lie in the same state.
    this.region.set(this.store.list()?.sites[0]?.region ?? '');
    this.isFounding.set(true);
    afterNextRender(() => document.getElementById('site-name')?.focus(), { injector: this.#injector });
  }

  protected cancel(): void {
    this.store.problem.set(null);
    this.isFounding.set(false);
    this.#announcer.keepPlace();
  }

  protected async found(): Promise<void> {
    this.isTried.set(true);
    if (this.missing().length > 0) {
      document.getElementById(`site-${this.missing()[0]}`)?.focus();
      return;
    }
    const siteId = await this.store.found({ name: this.name().trim(), region: this.region() });
    if (siteId) await this.#router.navigate(['/standorte', siteId]);
  }
}
