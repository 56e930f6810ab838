import {
  Component,
  computed,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AgreementsStore, type PublicationDto } from '@zeitbuch/web-data-access';
import { activeLanguage, Announcer, ErrorCard, formatFullDate, PageHeader } from '@zeitbuch/web-ui';
import {
  type AgreementKey,
  type AgreementParameters,
  PARAMETER_RULE,
  STANDARD_PARAMETERS,
} from '@zeitbuch/working-time';
import { versionOn } from './agreement-timeline';
import { type FieldProblem, FieldProblems, nearestField, ownProblem, refusedProblem } from './field-problems';
import {
  choose,
  chooseSimple,
  draftFlaws,
  EDITABLE_KEYS,
  type EditableKey,
  EMPTY_DRAFT,
  HOME_QUOTAS,
  type OverlayDraft,
  requestOf,
} from './overlay-draft';
import { type LineField, lineFields, shownFields } from './overlay-fields';
import { SIMPLE_KEYS, simpleOptions } from './simple-value';
import { WeekEditor } from './week-editor';

/** Proposes a temporary rule: fill in, have it checked, see whom it concerns, then propose it to a second person. What was entered stays after a refusal. */
@Component({
  selector: 'zb-overlay-form',
  imports: [
    ErrorCard,
    FieldProblems,
    FormsModule,
    MatButtonModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
    WeekEditor,
  ],
  providers: [AgreementsStore],
  templateUrl: './overlay-form.html',
  styleUrl: './overlay-form.scss',
})
export class OverlayForm {
  readonly agreementId = input.required<string>();

  readonly #announcer = inject(Announcer);
  readonly #page = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(AgreementsStore);
  protected readonly summary = viewChild<ElementRef<HTMLElement>>('summary');
  protected readonly result = viewChild<ElementRef<HTMLElement>>('result');
  /** The same rule keeps its id when it is sent again; a changed one is another rule. */
  #overlayId = this.store.newProposalId();

  protected readonly draft = signal<OverlayDraft>(EMPTY_DRAFT);
  protected readonly asked = signal(false);
  protected readonly preview = signal<PublicationDto | null>(null);
  protected readonly agreement = computed(() =>
    this.store.agreements()?.find(({ agreementId }) => agreementId === this.agreementId()),
  );
  /** Values of the version that holds on the first day; until one is given, of the latest. */
  protected readonly base = computed((): AgreementParameters => {
    const versions = this.agreement()?.versions ?? [];
    const version = versionOn(versions, this.draft().validFrom) ?? versions.at(-1);
    const values = Object.fromEntries((version?.values ?? []).map(({ key, value }) => [key, value]));
    return { ...STANDARD_PARAMETERS, ...(values as Partial<AgreementParameters>) };
  });
  protected readonly problems = computed<readonly FieldProblem[]>(() => {
    if (!this.asked()) return [];
    const own = draftFlaws(this.draft(), this.base()).map(ownProblem);
    const problems = own.length > 0 ? own : (this.store.problem()?.errors ?? []).map(refusedProblem);
    const shown = shownFields([...this.draft().chosen, ...this.draft().chosenSimple], this.base());
    return problems.map((problem) => ({ ...problem, field: nearestField(problem.field, shown) }));
  });
  protected readonly simpleOptions = computed(() => {
    activeLanguage(); // the options are words of a language
    return new Map(SIMPLE_KEYS.map((key) => [key, simpleOptions(key)]));
  });
  /** Annexes of units that would step back, because the temporary rule sets the same values. */
  protected readonly overruled = computed(() => {
    const { chosen, chosenSimple, validFrom, validTo } = this.draft();
    return (this.agreement()?.annexes ?? []).filter(
      ({ from, to, values }) =>
        from <= validTo &&
        (to === null || validFrom <= to) &&
        values.some(({ key }) => [...chosen, ...chosenSimple].some((one) => one === key)),
    );
  });
  /** What went wrong without a field to blame. */
  protected readonly otherProblem = computed(() => {
    const problem = this.store.problem();
    return problem && !problem.errors?.length ? problem : null;
  });

  protected readonly keys = EDITABLE_KEYS;
  protected readonly simpleKeys = SIMPLE_KEYS;
  protected readonly homeQuotas = HOME_QUOTAS;
  protected readonly ruleOf = PARAMETER_RULE;
  protected readonly formatFullDate = formatFullDate;

  constructor() {
    untracked(() => void this.store.load());
    effect(() => this.summary()?.nativeElement.focus());
    effect(() => this.result()?.nativeElement.focus());
  }

  protected fieldsOf(key: EditableKey): readonly LineField[] {
    return lineFields(key, this.base());
  }

  protected at(field: string): readonly FieldProblem[] {
    return this.problems().filter((problem) => problem.field === field);
  }

  protected change(part: Partial<OverlayDraft>): void {
    this.#edit((draft) => ({ ...draft, ...part }));
  }

  protected fill(part: LineField['part'], text: string): void {
    this.change({ [part]: text });
  }

  protected choose(key: EditableKey, on: boolean): void {
    this.#edit((draft) => choose(draft, key, on, this.base()));
  }

  protected chooseSimple(key: AgreementKey, on: boolean): void {
    this.#edit((draft) => chooseSimple(draft, key, on, this.base()));
  }

  protected setSimple(key: AgreementKey, value: boolean | string): void {
    this.change({ simple: { ...this.draft().simple, [key]: value } });
  }

  protected focusField(event: Event, field: string): void {
    event.preventDefault();
    this.#page.getElementById(`overlay-${field}`)?.focus();
  }

  protected async check(): Promise<void> {
    this.preview.set(null);
    this.asked.set(true);
    if (draftFlaws(this.draft(), this.base()).length > 0) {
      this.summary()?.nativeElement.focus();
      return;
    }
    this.preview.set(await this.store.preview(this.agreementId(), this.#request()));
  }

  protected async propose(): Promise<void> {
    const proposed = await this.store.propose(this.agreementId(), this.#request());
    if (!proposed) {
      this.preview.set(null);
      return;
    }
    await this.#router.navigate(['/dienstvereinbarungen', this.agreementId()]);
    this.#announcer.announce(this.#transloco.translate('agreements.form.proposed'));
  }

  #request() {
    return requestOf(this.draft(), this.base(), this.#overlayId);
  }

  /** What was checked is no longer what stands there. */
  #edit(edit: (draft: OverlayDraft) => OverlayDraft): void {
    this.draft.update(edit);
    this.preview.set(null);
    this.#overlayId = this.store.newProposalId();
  }
}
