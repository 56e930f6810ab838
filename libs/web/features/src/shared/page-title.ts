import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type Params, type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { activeLanguage, formatLongDate, formatMonth } from '@zeitbuch/web-ui';

/**
 * "Heute – Zeitbuch": the name of the page first, in the language of the screen. A page about a day, a month or a year
 * names it, and whose it is where it is another person's: several of them lie side by side in the tabs of a browser.
 */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #transloco = inject(TranslocoService);
  /** Whose month the page shows, where it is not one's own; empty until the name is known. */
  readonly otherPerson = signal<string | null>(null);
  /** What people call the payroll group that the address names by its code. */
  readonly groupName = signal<string | null>(null);
  #key: string | undefined;
  #time: Params = {};

  constructor() {
    super();
    effect(() => {
      activeLanguage();
      this.otherPerson();
      this.groupName();
      this.#show();
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#key = this.buildTitle(snapshot);
    let deepest = snapshot.root;
    while (deepest.firstChild) deepest = deepest.firstChild;
    // Parameters come down from the parents; a date says its month.
    const { lauf } = snapshot.root.queryParams;
    this.#time = deepest.pathFromRoot.reduce<Params>((all, { params }) => ({ ...all, ...params }), { lauf });
    this.#show();
  }

  #show(): void {
    const person = this.otherPerson();
    const key = this.#key && person !== null ? `${this.#key}${person ? 'Of' : 'OfOther'}` : this.#key;
    const name = key ? this.#transloco.translate(key, { name: person }) : '';
    this.#title.setTitle([name, this.#about(), 'Zeitbuch'].filter(Boolean).join(' – '));
  }

  /** Of a closing its group and supplementary run, too. */
  #about(): string {
    const { group, lauf } = this.#time;
    const run = typeof group === 'string' && typeof lauf === 'string';
    return [
      timeText(this.#time),
      group && (this.groupName() ?? group),
      run ? this.#transloco.translate('closing.supplement', { run: lauf }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

/** What page a title is for, as far as its address names a time. */
function timeText({ date, month, year }: Params): string {
  if (typeof date === 'string') return formatLongDate(date);
  if (typeof month === 'string') return formatMonth(month);
  return typeof year === 'string' ? year : '';
}
