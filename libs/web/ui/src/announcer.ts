import { Component, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Speaks to screen readers through the two live regions of the page; components never bring their own. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  readonly #page = inject(DOCUMENT);
  readonly polite = signal('');
  readonly urgent = signal('');

  /** Said when there is a pause: saved, clocked in, number of results. */
  announce(message: string): void {
    this.#say(this.polite, message);
    this.keepPlace();
  }

  /** What was done often takes its button away; somebody who works by keyboard goes on at the page's heading, not at nothing. */
  keepPlace(): void {
    setTimeout(() => {
      if (this.#page.activeElement !== this.#page.body) return;
      this.#page.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    }, 60);
  }

  /** Said at once: refused, signed out. */
  alarm(message: string): void {
    this.#say(this.urgent, message);
  }

  /** The same sentence twice is two messages: an emptied region in between lets the reader notice. */
  #say(region: ReturnType<typeof signal<string>>, message: string): void {
    region.set('');
    setTimeout(() => region.set(message), 60);
  }
}

@Component({
  selector: 'zb-live-regions',
  template: `
    <div class="cdk-visually-hidden" aria-live="polite" aria-atomic="true">{{ announcer.polite() }}</div>
    <div class="cdk-visually-hidden" role="alert" aria-atomic="true">{{ announcer.urgent() }}</div>
  `,
})
export class LiveRegions {
  protected readonly announcer = inject(Announcer);
}
