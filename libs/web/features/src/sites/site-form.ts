import { Component, computed, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { type SiteDto, SitesStore } from '@zeitbuch/web-data-access';
import { ErrorCard } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';

/** What of a site is changed. */
export type SiteQuestion = 'name' | 'close' | 'region';

/** Another name, the day from which nobody comes any more, or another region from a day on. */
@Component({
  selector: 'zb-site-form',
  imports: [DateField, ErrorCard, MatButtonModule, TranslocoDirective],
  templateUrl: './site-form.html',
  styleUrl: './holiday-form.scss',
})
export class SiteForm {
  readonly site = input.required<SiteDto>();
  readonly asks = input.required<SiteQuestion>();
  /** The region that holds today. */
  readonly region = input.required<string>();
  readonly regions = input.required<readonly string[]>();
  /** The first day that is offered. */
  readonly today = input.required<string>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly store = inject(SitesStore);
  readonly #siteId = computed(() => this.site().siteId);
  /** Read again while somebody types, a site leaves what was typed alone. */
  protected readonly name = linkedSignal({ source: this.#siteId, computation: () => untracked(this.site).name });
  protected readonly day = linkedSignal<string, string>({
    source: this.#siteId,
    computation: () => untracked(this.today),
  });
  protected readonly chosen = linkedSignal({ source: this.#siteId, computation: () => untracked(this.region) });
  protected readonly isTried = signal(false);
  protected readonly isNameMissing = computed(() => this.asks() === 'name' && !this.name().trim());
  protected readonly isDayMissing = computed(() => this.asks() !== 'name' && !isDateInUse(this.day()));
  /** Where somebody else was faster: how the site is called now. */
  protected readonly nameNow = computed(() =>
    this.store.problem()?.code === 'stale' && this.asks() === 'name' ? this.site().name : null,
  );

  protected async save(): Promise<void> {
    this.isTried.set(true);
    if (this.isNameMissing() || this.isDayMissing()) {
      document.getElementById(this.isNameMissing() ? 'site-name' : 'site-day')?.focus();
      return;
    }
    if (await this.#change()) this.saved.emit();
  }

  #change(): Promise<boolean> {
    if (this.asks() === 'name') return this.store.change({ name: this.name().trim() });
    if (this.asks() === 'close') return this.store.change({ closedFrom: this.day() });
    return this.store.changeRegion({ from: this.day(), region: this.chosen() });
  }
}
