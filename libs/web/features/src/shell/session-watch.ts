import { effect, inject, Injectable, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { BookingOutbox, SessionEnd, SessionStore, TodayStore } from '@zeitbuch/web-data-access';

/** Leads to the sign-in page when the server no longer knows the session, and back afterwards. */
@Injectable({ providedIn: 'root' })
export class SessionWatch {
  readonly #end = inject(SessionEnd);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #today = inject(TodayStore);
  readonly #outbox = inject(BookingOutbox);

  constructor() {
    effect(() => {
      if (this.#end.happened() > 0) untracked(() => this.#leave());
    });
    effect(() => {
      if (this.#session.employee()) untracked(() => void this.#outbox.send()); // what waited for this person goes out now
    });
  }

  #leave(): void {
    this.#session.forget();
    this.#today.forget();
    const url = this.#router.url;
    if (url.startsWith('/anmelden')) return;
    void this.#router.navigate(['/anmelden'], { queryParams: { zurueck: url, grund: 'abgelaufen' } });
  }
}
