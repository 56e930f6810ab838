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
import { NgTemplateOutlet } from '@angular/common';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  AgreementsStore,
  type AgreementValueDto,
  FormDrafts,
  type ProposalDto,
  type PublicationDto,
  type Publish,
} from '@zeitbuch/web-data-access';
import { ErrorCard, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import {
  addDays,
  AGREEMENT_TEMPLATES,
  type AgreementKey,
  type AgreementParameters,
  type AgreementTemplateId,
  PARAMETER_RULE,
  PARAMETER_SCHEMA,
  STANDARD_PARAMETERS,
  localDate,
} from '@zeitbuch/working-time';
import { DraftNote } from '../shared/draft-note';
import { versionOn } from './agreement-timeline';
import { ChangeCard } from './change-card';
import { CircleChoice } from './circle-choice';
import {
  dayOfField,
  type FieldProblem,
  FieldProblems,
  nearestField,
  ownProblem,
  refusedProblem,
} from './field-problems';
import {
  annexRequest,
  type Base,
  choose,
  circleDraft,
  CIRCLE_FIELDS,
  draftFlaws,
  EMPTY_DRAFT,
  KEYS,
  overlayRequest,
  type PublicationDraft,
  type PublicationKind,
  shownFields,
  takeOver,
  versionRequest,
} from './publication-draft';
import { readTexts } from './value-texts';
import { type TextChange, ValueEditor } from './value-editor';

/** Two values are decided by one rule: they need names of their own. */
const NAMED: Readonly<Partial<Record<AgreementKey, string>>> = { coreBreakWindow: 'agreements.form.coreBreakWindow' };

const isTemplate = (id: string | undefined): id is AgreementTemplateId => id !== undefined && id in AGREEMENT_TEMPLATES;
/** Every value of a template: the first version of an agreement says all of them. */
const templateValues = (id: AgreementTemplateId): AgreementValueDto[] =>
  Object.entries(AGREEMENT_TEMPLATES[id]).map(([key, value]) => ({ key, value: value as AgreementValueDto['value'] }));

/** A line of the head: what the proposal is called, what it rests on, from when until when. */
interface HeadField {
  readonly name: 'title' | 'legalBasis' | 'validFrom' | 'validTo';
  readonly type: 'text' | 'date';
  readonly maxLength: number | null;
  /** Key of the sentence below. */
  readonly hint: string | null;
}

const words = (name: HeadField['name'], maxLength: number, hint: string): HeadField => {
  return { name, type: 'text', maxLength, hint: `agreements.form.${hint}` };
};
const day = (name: HeadField['name'], hint: string | null = null): HeadField => {
  return { name, type: 'date', maxLength: null, hint: hint && `agreements.form.${hint}` };
};

/**
 * Proposes a version, an annex or a temporary rule: fill in, have it checked, see whom it concerns, then propose it to
 * a second person. What was entered stays after a refusal.
 */
@Component({
  selector: 'zb-publication-form',
  imports: [
    ChangeCard,
    CircleChoice,
    DateField,
    DraftNote,
    ErrorCard,
    FieldProblems,
    FormsModule,
    Icon,
    Loading,
    MatButtonModule,
    NgTemplateOutlet,
    PageHeader,
    RouterLink,
    TranslocoDirective,
    ValueEditor,
  ],
  providers: [AgreementsStore],
  templateUrl: './publication-form.html',
  styleUrl: './publication-form.scss',
})
export class PublicationForm {
  readonly agreementId = input.required<string>();
  readonly kind = input.required<PublicationKind>();
  /** Query parameter: id of a temporary rule, of a refused one or of an annex whose values the form begins with. */
  readonly vorlage = input<string>();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #page = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(AgreementsStore);
  protected readonly summary = viewChild<ElementRef<HTMLElement>>('summary');
  protected readonly result = viewChild<ElementRef<HTMLElement>>('result');
  /** The same proposal keeps its id when it is sent again; a changed one is another proposal. */
  #proposalId = this.store.newProposalId();

  protected readonly draft = signal<PublicationDraft>(EMPTY_DRAFT);
  /** When the draft was kept that the form began with. */
  protected readonly keptAt = signal<number | null>(null);
  protected readonly asked = signal(false);
  protected readonly preview = signal<PublicationDto | null>(null);
  protected readonly agreement = computed(() =>
    this.store.agreements()?.find(({ agreementId }) => agreementId === this.agreementId()),
  );
  /** The number that the version will have. */
  protected readonly version = computed(
    () => 1 + Math.max(0, ...(this.agreement()?.versions ?? []).map(({ version }) => version)),
  );
  /** Values of the version that holds on the first day; until one is given, of the latest. */
  protected readonly base = computed((): Base => {
    const versions = this.agreement()?.versions ?? [];
    const version = versionOn(versions, this.draft().validFrom) ?? versions.at(-1);
    const values = version?.values ?? [];
    const parameters = Object.fromEntries(values.map(({ key, value }) => [key, value]));
    const paragraphs = Object.fromEntries(
      values.flatMap(({ key, paragraph }) => (paragraph === undefined ? [] : [[key, paragraph]])),
    );
    return { parameters: { ...STANDARD_PARAMETERS, ...(parameters as Partial<AgreementParameters>) }, paragraphs };
  });
  protected readonly problems = computed<readonly FieldProblem[]>(() => {
    if (!this.asked()) return [];
    const own = draftFlaws(this.draft(), this.kind()).map(ownProblem);
    const problems = own.length > 0 ? own : (this.store.problem()?.errors ?? []).map(refusedProblem);
    const shown = shownFields(this.draft());
    return problems.map((problem) => ({ ...problem, field: nearestField(problem.field, shown) }));
  });
  /** The chosen values, as the card tells them; read only where they can be read. */
  protected readonly values = computed<AgreementValueDto[]>(() =>
    this.draft().chosen.map((key) => ({
      key,
      value: readTexts(PARAMETER_SCHEMA[key], this.draft().texts, key).value as AgreementValueDto['value'],
    })),
  );
  /** People would be left without an agreement: they have to come under another one first. */
  protected readonly leavesGap = computed(() =>
    (this.store.problem()?.errors ?? []).some(({ code }) => code === 'version.leaves-gap'),
  );
  /** What went wrong without a field to blame. */
  protected readonly otherProblem = computed(() => {
    const problem = this.store.problem();
    return problem && !problem.errors?.length ? problem : null;
  });

  protected readonly headFields = computed(() => {
    const kind = this.kind();
    const title = words('title', 120, `titleHint.${kind}`);
    const ofKind = { version: [], annex: [title], overlay: [title, words('legalBasis', 200, 'legalBasisHint')] };
    return { words: ofKind[kind], dates: [day('validFrom'), day('validTo', `validToHint.${kind}`)] };
  });
  /** What a template is given has no type of its own. */
  protected readonly asHead = (given: unknown): HeadField => given as HeadField;
  protected readonly dayOfField = dayOfField;
  protected readonly keys = KEYS;
  protected readonly schemas = PARAMETER_SCHEMA;
  protected readonly nameOf = (key: AgreementKey): string => NAMED[key] ?? `rule.${PARAMETER_RULE[key]}`;
  /** The field in which it is named for whom an annex is. */
  protected readonly circleField = computed(() => CIRCLE_FIELDS[this.draft().circle]);

  constructor() {
    effect(() => {
      const form = this.#form();
      untracked(() => void this.#restore(form));
    });
    untracked(() => void this.store.load());
    effect(() => {
      if (this.vorlage()) untracked(() => void this.store.loadProposals());
    });
    effect(() => {
      if (this.kind() === 'annex') untracked(() => void this.store.loadUnits());
    });
    effect(() => this.#begin());
    effect(() => this.summary()?.nativeElement.focus());
    effect(() => this.result()?.nativeElement.focus());
  }

  /** Fills the form with the values of the template, once it is known. */
  #begin(): void {
    const [id, agreement] = [this.vorlage(), this.agreement()];
    if (!agreement || untracked(this.draft) !== EMPTY_DRAFT) return;
    const overlay = agreement.overlays.find(({ overlayId }) => overlayId === id);
    const annex = agreement.annexes.find(({ annexId }) => annexId === id);
    const refused = this.#refused();
    if (refused) this.#beginAgain(refused);
    else if (agreement.versions.length === 0 && this.kind() === 'version' && isTemplate(id))
      this.draft.set(takeOver(EMPTY_DRAFT, templateValues(id)));
    else if (overlay && this.kind() === 'overlay')
      this.draft.set(
        takeOver(
          { ...EMPTY_DRAFT, title: overlay.title, validFrom: addDays(localDate(overlay.to), 1) },
          overlay.values,
        ),
      );
    else if (overlay) this.draft.set(takeOver(EMPTY_DRAFT, overlay.values, untracked(this.base).paragraphs));
    else if (annex)
      this.draft.set(takeOver({ ...EMPTY_DRAFT, title: annex.title, ...circleDraft(annex) }, annex.values));
  }

  readonly #refused = (): ProposalDto | undefined =>
    this.store
      .proposals()
      .find(({ proposalId, kind, refusal }) => proposalId === this.vorlage() && kind === this.kind() && refusal);

  /** With what was typed for the one that was refused; of a version, which says everything, only what it changed. */
  #beginAgain({ title, legalBasis, from, to, values, ...circle }: ProposalDto): void {
    this.draft.set({
      ...EMPTY_DRAFT,
      ...{ title, legalBasis: legalBasis ?? '', ...circleDraft(circle) },
      ...{ validFrom: from, validTo: to ?? '' },
    });
    const { parameters, paragraphs } = untracked(this.base);
    const changed = values.filter(
      ({ key, value, paragraph }) =>
        this.kind() !== 'version' ||
        JSON.stringify(value) !== JSON.stringify(parameters[key as AgreementKey]) ||
        paragraph !== paragraphs[key as AgreementKey],
    );
    this.draft.update((draft) => takeOver(draft, changed));
  }

  protected at(field: string): readonly FieldProblem[] {
    return this.problems().filter((problem) => problem.field === field);
  }

  protected change(part: Partial<PublicationDraft>): void {
    this.#edit((draft) => ({ ...draft, ...part }));
  }

  protected fillHead(name: HeadField['name'], text: string): void {
    this.change({ [name]: text });
  }

  protected fill({ path, text }: TextChange): void {
    this.#edit((draft) => ({ ...draft, texts: { ...draft.texts, [path]: text } }));
  }

  protected choose(key: AgreementKey, on: boolean): void {
    this.#edit((draft) => choose(draft, key, on, this.base()));
  }

  protected write(key: AgreementKey, paragraph: string): void {
    this.#edit((draft) => ({ ...draft, paragraphs: { ...draft.paragraphs, [key]: paragraph } }));
  }

  protected focusField(event: Event, field: string): void {
    event.preventDefault();
    (this.#page.getElementById(`field-${field}`) ?? this.#page.getElementById(`value-${field}`))?.focus();
  }

  protected async check(): Promise<void> {
    this.preview.set(null);
    this.asked.set(true);
    if (draftFlaws(this.draft(), this.kind()).length > 0) {
      this.summary()?.nativeElement.focus();
      return;
    }
    this.preview.set(await this.store.publish(this.agreementId(), this.#request(), true));
  }

  protected async propose(): Promise<void> {
    const proposed = await this.store.publish(this.agreementId(), this.#request(), false);
    if (!proposed) {
      this.preview.set(null);
      return;
    }
    void this.#drafts.drop(this.#form());
    // What is proposed again no longer waits to be read.
    const refused = this.#refused();
    if (refused) await this.store.withdraw(refused.proposalId);
    await this.#router.navigate(['/dienstvereinbarungen', this.agreementId()]);
    this.#notices.tell(this.#transloco.translate('agreements.form.proposed'));
  }

  #request(): Publish {
    const [draft, id] = [this.draft(), this.#proposalId];
    switch (this.kind()) {
      case 'version':
        return {
          kind: 'version',
          body: versionRequest(draft, this.base(), { proposalId: id, version: this.version() }),
        };
      case 'annex':
        return { kind: 'annex', body: annexRequest(draft, id) };
      case 'overlay':
        return { kind: 'overlay', body: overlayRequest(draft, id) };
    }
  }

  readonly #form = computed(() => `publication ${this.kind()} ${this.agreementId()} ${this.vorlage() ?? ''}`);

  /** What was filled in before a reload or the end of the session, unless the person has begun again. */
  async #restore(form: string): Promise<void> {
    const kept = await this.#drafts.recall(form);
    if (!kept || this.draft() !== EMPTY_DRAFT) return;
    this.draft.set({ ...EMPTY_DRAFT, ...(kept.value as PublicationDraft) });
    this.keptAt.set(kept.at);
  }

  /** Empty, or with the values of the template again. */
  protected discard(): void {
    void this.#drafts.drop(this.#form());
    this.keptAt.set(null);
    this.draft.set(EMPTY_DRAFT);
    this.asked.set(false);
    this.preview.set(null);
    this.store.problem.set(null);
    this.#proposalId = this.store.newProposalId();
    this.#begin();
  }

  /** What was checked is no longer what stands there. */
  #edit(edit: (draft: PublicationDraft) => PublicationDraft): void {
    this.draft.update(edit);
    void this.#drafts.keep(this.#form(), this.draft());
    this.preview.set(null);
    this.#proposalId = this.store.newProposalId();
  }
}
