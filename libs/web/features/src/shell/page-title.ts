import { effect, inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { activeLanguage } from '@zeitbuch/web-ui';

/** "Heute – Zeitbuch": the name of the page first, in the language of the screen. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #transloco = inject(TranslocoService);
  #key: string | undefined;

  constructor() {
    super();
    effect(() => {
      activeLanguage();
      this.#show();
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#key = this.buildTitle(snapshot);
    this.#show();
  }

  #show(): void {
    this.#title.setTitle(this.#key ? `${this.#transloco.translate(this.#key)} – Zeitbuch` : 'Zeitbuch');
  }
}
