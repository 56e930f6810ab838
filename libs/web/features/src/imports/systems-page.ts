import { Component, effect, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ImportKind } from '@zeitbuch/web-data-access';
import {
  activeLanguage,
  Badge,
  ErrorCard,
  formatFullDate,
  formatInstant,
  Icon,
  Loading,
  PageHeader,
} from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { SystemsStore } from './systems.store';

const LONGEST_DAYS = 365;

/** Tokens of other systems that send files: made, shown once, ended; and from how many leavers on somebody is asked. */
@Component({
  selector: 'zb-systems-page',
  imports: [Badge, ErrorCard, Icon, Loading, MatButtonModule, PageHeader, RouterLink, TranslocoDirective],
  providers: [SystemsStore],
  templateUrl: './systems-page.html',
  styleUrl: './systems-page.scss',
})
export class SystemsPage {
  protected readonly store = inject(SystemsStore);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  protected readonly formatInstant = formatInstant;
  protected readonly formatFullDate = formatFullDate;
  protected readonly name = signal('');
  protected readonly days = signal(LONGEST_DAYS);
  protected readonly chosen = signal<ReadonlySet<ImportKind>>(new Set());
  protected readonly isUnfit = signal(false);
  /** The token that was made just now: nobody can see it again. */
  protected readonly made = signal<string | null>(null);
  /** Which one is ended with the next press. */
  protected readonly ending = signal<string | null>(null);
  protected percentTyped = Number.NaN;
  protected readonly madeHeading = viewChild<ElementRef<HTMLElement>>('madeHeading');

  constructor() {
    void this.store.load();
    effect(() => this.madeHeading()?.nativeElement.focus());
  }

  protected kindWords(kinds: readonly ImportKind[]): string {
    activeLanguage();
    return kinds.map((kind) => this.#transloco.translate<string>(`imports.kind.${kind}`)).join(', ');
  }

  protected choose(kind: ImportKind): void {
    this.chosen.update(
      (chosen) => new Set(chosen.has(kind) ? [...chosen].filter((one) => one !== kind) : [...chosen, kind]),
    );
  }

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    const [name, days, kinds] = [this.name().trim(), this.days(), [...this.chosen()]];
    const isFit = name !== '' && kinds.length > 0 && Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS;
    this.isUnfit.set(!isFit);
    if (!isFit) return;
    const token = await this.store.make(name, kinds, days);
    if (token === null) return;
    this.made.set(token);
    this.name.set('');
    this.chosen.set(new Set());
  }

  /** The first press asks, the second one ends: a system that still uses it is shut out at once. */
  protected async end(tokenId: string): Promise<void> {
    if (this.ending() !== tokenId) return this.ending.set(tokenId);
    this.ending.set(null);
    if (await this.store.end(tokenId)) this.#say('imports.systems.endedNow');
  }

  protected async allow(event: Event): Promise<void> {
    event.preventDefault();
    const percent = this.percentTyped;
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) return;
    if (await this.store.allow(percent)) this.#say('imports.systems.saved');
  }

  #say(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
  }
}
