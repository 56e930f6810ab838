import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AbsenceDecision, Api, decideAbsence, type Problem, ProblemReader } from '@zeitbuch/web-data-access';
import { ErrorCard, formatDate } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { type AbsenceKind, isTaken } from '@zeitbuch/working-time';

/** What a decision is called: of leave a day of leave is given back, of everything else that was taken a free day. */
export const decisionWord = (decision: AbsenceDecision, absence: string | undefined): string =>
  decision === 'leaveGivenBack' && absence !== 'leave' ? 'takenGivenBack' : decision;

/** Work on a whole day of absence: what is it worth? Others than the person decide, once; the person reads that it waits. */
@Component({
  selector: 'zb-work-on-absence',
  imports: [ErrorCard, MatButtonModule, TranslocoDirective],
  template: `
    <section *transloco="let t" aria-labelledby="work-on-absence">
      <h3 id="work-on-absence">{{ t('workOnAbsence.heading') }}</h3>
      @if (person()) {
        <p class="soft">{{ t('workOnAbsence.question') }}</p>
        @if (problem(); as told) {
          <zb-error-card [problem]="told" (retry)="problem.set(null)" />
        }
        <ul class="plain">
          @for (decision of decisions(); track decision) {
            <li>
              <button mat-stroked-button type="button" [disabled]="busy()" (click)="decide(decision)">
                {{ t('workOnAbsence.' + wordOf(decision)) }}
              </button>
              <span class="soft small">{{ t('workOnAbsence.means.' + wordOf(decision)) }}</span>
            </li>
          }
        </ul>
      } @else {
        <p class="soft">
          {{ t('workOnAbsence.waits', { absence: t('absence.' + absence()), who: t('workOnAbsence.who.' + who()) }) }}
        </p>
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
    }
    li {
      display: grid;
      gap: 4px;
      justify-items: start;
    }
  `,
})
export class WorkOnAbsence {
  readonly date = input.required<string>();
  /** Whose day it is; left out for one's own. */
  readonly person = input<string>();
  /** The absence that the work contradicts. */
  readonly absence = input.required<string>();
  readonly decided = output();

  readonly #api = inject(Api);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #problems = inject(ProblemReader);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly decisions = computed<readonly AbsenceDecision[]>(() =>
    isTaken(this.absence() as AbsenceKind) ? ['leaveGivenBack', 'workOnTop'] : ['restOfDay', 'workOnTop'],
  );
  /** Who decides on what: leaders on leave alone. */
  protected readonly who = computed(() =>
    this.absence() === 'leave' ? 'leave' : isTaken(this.absence() as AbsenceKind) ? 'taken' : 'rest',
  );

  protected wordOf(decision: AbsenceDecision): string {
    return decisionWord(decision, this.absence());
  }

  protected async decide(decision: AbsenceDecision): Promise<void> {
    const employeeId = this.person();
    if (!employeeId || this.busy()) return;
    this.busy.set(true);
    try {
      await this.#api.invoke(decideAbsence, { employeeId, date: this.date(), body: { decision } });
      // Afterwards the day says nothing of it to leaders: it is said here, and to be seen.
      const date = formatDate(this.date());
      this.#notices.tell(this.#transloco.translate(`workOnAbsence.done.${this.wordOf(decision)}`, { date }));
      this.decided.emit();
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
