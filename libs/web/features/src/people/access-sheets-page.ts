import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AccessSheetsStore } from '@zeitbuch/web-data-access';
import { EmptyState, ErrorCard, formatInstant, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';

/** For organisation administrators: a code for everybody who cannot get in yet, on sheets to be printed together or by mail. */
@Component({
  selector: 'zb-access-sheets-page',
  imports: [EmptyState, ErrorCard, Icon, Loading, MatButtonModule, PageHeader, RouterLink, TranslocoDirective],
  providers: [AccessSheetsStore],
  templateUrl: './access-sheets-page.html',
  styleUrl: './access-sheets-page.scss',
})
export class AccessSheetsPage {
  /** Words that people were searched by. */
  readonly suche = input<string>();
  /** `eingeladen`: who has a code already, which a new one replaces. */
  readonly zugang = input<string>();

  protected readonly store = inject(AccessSheetsStore);
  protected readonly question = computed(() => ({
    account: this.zugang() === 'eingeladen' ? ('invited' as const) : ('none' as const),
    search: this.suche() ?? '',
  }));
  /** What waits for a second word: codes that hold are replaced only when somebody says so twice. */
  protected readonly asking = signal<'sheets' | 'mails' | null>(null);
  protected readonly heading = viewChild<ElementRef<HTMLElement>>('made');
  protected readonly yes = viewChild<string, ElementRef<HTMLElement>>('yes', { read: ElementRef });
  protected readonly formatInstant = formatInstant;

  constructor() {
    effect(() => {
      const question = this.question();
      untracked(() => void this.store.ask(question));
    });
    // What was pressed is gone: the keyboard goes on where the answer stands.
    effect(() => this.yes()?.nativeElement.focus());
    effect(() => this.heading()?.nativeElement.focus());
  }

  protected press(way: 'sheets' | 'mails'): void {
    if (this.question().account === 'invited') this.asking.set(way);
    else void this.issue(way);
  }

  protected async issue(way: 'sheets' | 'mails'): Promise<void> {
    this.asking.set(null);
    if (way === 'sheets') await this.store.issue(this.question());
    else await this.store.mail(this.question());
  }

  protected print(): void {
    window.print();
  }
}
