import { type LocalDate } from '@zeitbuch/working-time';
/**
 * Who was shown to whom today. The list of tasks is asked for every minute while a page is open: the log gets one look a
 * day for each person on it, not hundreds among which the others are lost. Other processes count for themselves.
 */
export class DailyLooks {
  #date = '';
  readonly #shown = new Set<string>();

  /** Those of the people whom nobody has put on record for the viewer on the day. */
  notYet(viewer: string, people: readonly string[], date: LocalDate): string[] {
    if (date !== this.#date) {
      this.#shown.clear();
      this.#date = date;
    }
    return people.filter((person) => !this.#shown.has(keyOf(viewer, person)));
  }

  /** The look is on record. */
  add(viewer: string, people: readonly string[]): void {
    for (const person of people) this.#shown.add(keyOf(viewer, person));
  }
}

const keyOf = (viewer: string, person: string): string => `${viewer} ${person}`;
