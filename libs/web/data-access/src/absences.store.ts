import { inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './clock';
import {
  type AbsenceEffectDto,
  type AbsenceKindDto,
  answerEnteredAbsence,
  Api,
  askAbsence,
  type AskAbsenceDto,
  listAbsenceKinds,
  listAbsences,
  type OwnAbsencesDto,
  previewAbsence,
  type WantedAbsenceDto,
  withdrawAbsence,
} from './generated';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** One's own absences of a year: what holds, what was asked, and asking. */
@Injectable()
export class AbsencesStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);
  /** What was sent last: the same again keeps its id, so that it counts once. */
  #sent: { readonly text: string; readonly requestId: string } | null = null;
  #wantedYear = 0;
  #previews = 0;

  readonly kinds = signal<readonly AbsenceKindDto[]>([]);
  /** null until it has come; of the year asked for last. */
  readonly own = signal<OwnAbsencesDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** What keeps a wish from being sent. */
  readonly askProblem = signal<Problem | null>(null);
  readonly busy = signal(false);
  /** What the wish looked at last would do; null while nobody knows. */
  readonly effect = signal<AbsenceEffectDto | null>(null);

  async load(year: number): Promise<void> {
    if (year !== this.#wantedYear) this.own.set(null);
    this.#wantedYear = year;
    try {
      if (this.kinds().length === 0) this.kinds.set(await this.#api.invoke(listAbsenceKinds));
      const own = await this.#api.invoke(listAbsences, { year });
      if (year !== this.#wantedYear) return; // a slower answer for a year that was left is dropped
      this.own.set(own);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    }
  }

  /** Looks at a wish; null forgets the one before. Of several the one that was looked at last is shown. */
  async preview(wanted: WantedAbsenceDto | null): Promise<void> {
    this.#previews += 1;
    const mine = this.#previews;
    if (!wanted) {
      this.effect.set(null);
      return;
    }
    try {
      const effect = await this.#api.invoke(previewAbsence, { body: wanted });
      if (mine !== this.#previews) return;
      this.effect.set(effect);
      this.askProblem.set(null);
    } catch (error) {
      if (mine !== this.#previews) return;
      this.effect.set(null);
      this.askProblem.set(this.#problems.read(error));
    }
  }

  /** Resolves with whether it was sent. */
  ask(wanted: Omit<AskAbsenceDto, 'requestId'>): Promise<boolean> {
    const text = JSON.stringify(wanted);
    if (this.#sent?.text !== text) this.#sent = { text, requestId: newId(this.#clock.nowMilliseconds()) };
    const { requestId } = this.#sent;
    return this.#act(async () => {
      await this.#api.invoke(askAbsence, { body: { ...wanted, requestId } });
      this.#sent = null;
    });
  }

  withdraw(requestId: string): Promise<boolean> {
    return this.#act(async () => {
      await this.#api.invoke(withdrawAbsence, { requestId });
    });
  }

  /** Says that one has seen what somebody else entered, or why one does not agree. */
  answer(requestId: string, dissent?: string): Promise<boolean> {
    return this.#act(async () => {
      await this.#api.invoke(answerEnteredAbsence, { requestId, body: dissent ? { dissent } : {} });
    });
  }

  async #act(act: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    try {
      await act();
      this.askProblem.set(null);
      await this.load(this.#wantedYear);
      return true;
    } catch (error) {
      this.askProblem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
