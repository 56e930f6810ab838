import { Injectable, signal } from '@angular/core';

/** Grows each time the server says that nobody is signed in any more. */
@Injectable({ providedIn: 'root' })
export class SessionEnd {
  readonly happened = signal(0);
}
