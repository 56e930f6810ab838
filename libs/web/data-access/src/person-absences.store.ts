import { inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './clock';
import {
  type AbsenceEffectDto,
  type AbsencesOfPersonDto,
  Api,
  enterAbsence,
  type EnterAbsenceDto,
  type EnteredAbsenceDto,
  listAbsencesOfPerson,
  previewEnteredAbsence,
} from './generated';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** Absences of a person whose time one administers: what holds, and entering. */
@Injectable()
export class PersonAbsencesStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);
  /** What was sent last: the same again keeps its id, so that it counts once. */
  #sent: { readonly text: string; readonly requestId: string } | null = null;
  #wanted = { employeeId: '', year: 0 };
  #previews = 0;

  /** null until it has come; of the person and year asked for last. */
  readonly absences = signal<AbsencesOfPersonDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** What keeps an entry from being sent. */
  readonly enterProblem = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** What the entry looked at last would do; null while nobody knows. */
  readonly effect = signal<AbsenceEffectDto | null>(null);

  async load(employeeId: string, year: number): Promise<void> {
    const wanted = { employeeId, year };
    if (employeeId !== this.#wanted.employeeId || year !== this.#wanted.year) this.absences.set(null);
    this.#wanted = wanted;
    try {
      const absences = await this.#api.invoke(listAbsencesOfPerson, wanted);
      if (wanted !== this.#wanted) return; // a slower answer for what was left is dropped
      this.absences.set(absences);
      this.problem.set(null);
    } catch (error) {
      if (wanted === this.#wanted) this.problem.set(this.#problems.read(error));
    }
  }

  /** Looks at an entry; null forgets the one before. Of several the one that was looked at last is shown. */
  async preview(body: EnteredAbsenceDto | null): Promise<void> {
    this.#previews += 1;
    const mine = this.#previews;
    this.enterProblem.set(null);
    if (!body) {
      this.effect.set(null);
      return;
    }
    const { employeeId } = this.#wanted;
    try {
      const effect = await this.#api.invoke(previewEnteredAbsence, { employeeId, body });
      if (mine === this.#previews) this.effect.set(effect);
    } catch (error) {
      if (mine !== this.#previews) return;
      this.effect.set(null);
      this.enterProblem.set(this.#problems.read(error));
    }
  }

  /** Resolves with whether it holds now. */
  async enter(entry: Omit<EnterAbsenceDto, 'requestId'>): Promise<boolean> {
    if (this.busy()) return false;
    const { employeeId, year } = this.#wanted;
    const text = JSON.stringify([employeeId, entry]);
    if (this.#sent?.text !== text) this.#sent = { text, requestId: newId(this.#clock.nowMilliseconds()) };
    const body = { ...entry, requestId: this.#sent.requestId };
    this.busy.set(true);
    try {
      await this.#api.invoke(enterAbsence, { employeeId, body });
      this.#sent = null;
      this.enterProblem.set(null);
      await this.load(employeeId, year);
      return true;
    } catch (error) {
      this.enterProblem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
