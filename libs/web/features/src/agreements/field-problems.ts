import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type FieldErrorDto } from '@zeitbuch/web-data-access';
import { flawParams, flawWords, type Words } from '@zeitbuch/web-rule-words';
import { activeLanguage, Icon, weekdayName } from '@zeitbuch/web-ui';
import { type DraftFlaw } from './publication-draft';

/** What is wrong with a field of the form, and the rule that its value would have decided. */
export interface FieldProblem {
  readonly field: string;
  readonly text: Words;
  readonly rule: string | null;
  /** What was decided before and contradicts the value, and on which day first. */
  readonly meeting: Words | null;
}

/** What the form noticed by itself. */
export const ownProblem = ({ field, problem }: DraftFlaw): FieldProblem => ({
  field,
  text: { key: `agreements.form.problem.${problem}` },
  rule: null,
  meeting: null,
});

/** What the server refused. Its sentence is English and for programs: people read the text of the code. */
export function refusedProblem(flaw: FieldErrorDto): FieldProblem {
  const { field, message, rule, params = {} } = flaw;
  const name = rule ? (activeLanguage() === 'de' ? rule.nameDe : rule.nameEn) : null;
  const meeting = 'meets' in params ? { key: 'agreements.form.meets', params: flawParams(flaw) } : null;
  const isWord = field === 'title' || field === 'legalBasis';
  const text = flawWords(flaw) ?? { key: isWord ? `agreements.form.problem.${field}` : message };
  return { field, text, rule: name, meeting };
}

/** The weekday of a field, before what is wrong with it: the same sentence may be said of several. */
export function dayOfField(field: string): string {
  const day = /^(?:frame|core)\.(\d)$/.exec(field)?.[1];
  return day === undefined ? '' : `${weekdayName(Number(day) + 1)}: `;
}

/** Where the values stand in the requests. */
const VALUES = /^(set|parameters)(\.|$)/;

/**
 * The field of the form nearest to a path of the request: `set.account.trafficLight` is shown at the account.
 * @param shown fields that are in sight; `values`, which holds them all, always is
 */
export function nearestField(path: string, shown: ReadonlySet<string>): string {
  for (
    let field = path.replace(VALUES, '');
    field !== '';
    field = field.slice(0, Math.max(0, field.lastIndexOf('.')))
  ) {
    if (shown.has(field)) return field;
  }
  return 'values';
}

/** The problems of one field, below it. */
@Component({
  selector: 'zb-field-problems',
  host: { '[hidden]': 'problems().length === 0' },
  imports: [Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (problem of problems(); track $index) {
        <p>
          <zb-icon name="error" />
          <span>
            {{ t(problem.text.key, problem.text.params) }}
            @if (problem.meeting) {
              <span class="rule">{{ t(problem.meeting.key, problem.meeting.params) }}</span>
            }
            @if (problem.rule) {
              <span class="rule">{{ t('agreements.form.byRule', { name: problem.rule }) }}</span>
            }
          </span>
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host([hidden]) {
      display: none;
    }
    p {
      display: flex;
      gap: 8px;
      margin: 4px 0 0;
      font-size: 0.9375rem;
      font-weight: 550;
      color: var(--zb-bad);
    }
    .rule {
      display: block;
      font-weight: 450;
    }
  `,
})
export class FieldProblems {
  readonly problems = input.required<readonly FieldProblem[]>();
}
