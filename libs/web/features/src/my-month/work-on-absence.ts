import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { type AbsenceDecision, Api, decideAbsence, type Problem, ProblemReader } from '@zeitbuch/web-data-access';
import { ErrorCard } from '@zeitbuch/web-ui';

/** Work on a whole day of leave or illness: what is it worth? Others than the person decide, once; the person reads that it waits. */
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
                {{ t('workOnAbsence.' + decision) }}
              </button>
              <span class="soft small">{{ t('workOnAbsence.means.' + decision) }}</span>
            </li>
          }
        </ul>
      } @else {
        <p class="soft">{{ t('workOnAbsence.waits') }}</p>
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
  /** Kinds of absence of the day, as far as the reader may know them. */
  readonly absences = input.required<readonly string[]>();
  readonly decided = output();

  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly decisions = computed<readonly AbsenceDecision[]>(() =>
    this.absences()[0] === 'sick' ? ['restOfDay', 'workOnTop'] : ['leaveGivenBack', 'workOnTop'],
  );

  protected async decide(decision: AbsenceDecision): Promise<void> {
    const employeeId = this.person();
    if (!employeeId || this.busy()) return;
    this.busy.set(true);
    try {
      await this.#api.invoke(decideAbsence, { employeeId, date: this.date(), body: { decision } });
      this.decided.emit();
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
