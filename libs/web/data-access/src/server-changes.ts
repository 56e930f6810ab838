import { Injectable, signal } from '@angular/core';

/** Grows each time the server has done something that this tab asked for: what was read before may be otherwise now. */
@Injectable({ providedIn: 'root' })
export class ServerChanges {
  readonly happened = signal(0);
}
