import { Component, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgreementsStore } from '@zeitbuch/web-data-access';
import { PERSONNEL_GROUPS } from '@zeitbuch/working-time';
import { type FieldProblem, FieldProblems } from './field-problems';
import { PeopleChoice } from './people-choice';
import { type CircleKind, type PublicationDraft } from './publication-draft';

/** For whom an annex is to be: a unit, a personnel group, or people by name. */
@Component({
  selector: 'zb-circle-choice',
  imports: [FieldProblems, FormsModule, PeopleChoice, TranslocoDirective],
  templateUrl: './circle-choice.html',
  styleUrl: './circle-choice.scss',
})
export class CircleChoice {
  readonly agreementId = input.required<string>();
  readonly draft = input.required<PublicationDraft>();
  /** Of the fields here. */
  readonly problems = input.required<readonly FieldProblem[]>();
  readonly changed = output<Partial<PublicationDraft>>();

  protected readonly store = inject(AgreementsStore);
  protected readonly kinds: readonly CircleKind[] = ['unit', 'personnelGroup', 'people'];
  protected readonly groups = PERSONNEL_GROUPS;
  /** Units are told apart by how far they are set in. */
  protected readonly indent = (depth: number): string => '\u2003'.repeat(depth);
}
