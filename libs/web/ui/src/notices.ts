import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Announcer } from './announcer';

/** Long enough to read it and to reach the button with the keyboard. */
const SHOWN_MILLISECONDS = 10_000;

/** What stands on the button of a notice, and what it does. */
export interface Undo {
  readonly label: string;
  readonly undo: () => unknown;
}

/** Says what was done where everybody sees and hears it, for some seconds; what can be undone can be undone there. */
@Injectable({ providedIn: 'root' })
export class Notices {
  readonly #bar = inject(MatSnackBar);
  readonly #announcer = inject(Announcer);

  tell(message: string, { label, undo }: Partial<Undo> = {}): void {
    this.#announcer.keepPlace();
    const shown = this.#bar.open(message, label, { duration: SHOWN_MILLISECONDS, politeness: 'polite' });
    shown.onAction().subscribe(() => undo?.());
  }
}
