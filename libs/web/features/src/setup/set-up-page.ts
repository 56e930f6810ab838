import { Component, computed, effect, ElementRef, inject, input, signal, untracked } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ServerClock, SessionStore, SetUpDrafts, SetUpStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatInstant, Icon, Loading, townTime } from '@zeitbuch/web-ui';
import { AGREEMENT_TEMPLATE_IDS, type AgreementTemplateId } from '@zeitbuch/working-time';
import { EntryTools } from '../shared/entry-tools';
import { Mark } from '../shared/mark';
import { SetUpAgreements } from './set-up-agreements';
import { SetUpCheck } from './set-up-check';
import { emptyDraft, foundCityOrder, SET_UP_STEPS, type SetUpDraft, type SetUpStep } from './set-up-draft';
import { setUpSchema } from './set-up-form';
import { SetUpGroups } from './set-up-groups';
import { SetUpLine } from './set-up-line';
import { SetUpPerson } from './set-up-person';

const UNIT_KINDS = ['division', 'department', 'section', 'municipalEnterprise'] as const;

/**
 * For who holds the link that the server printed: a city in seven steps. What was typed stays on this device until the
 * city is made; on the server nothing is begun before, so that nothing can be left half done.
 */
@Component({
  selector: 'zb-set-up-page',
  imports: [
    EntryTools,
    ErrorCard,
    FormField,
    Icon,
    Loading,
    Mark,
    MatButtonModule,
    RouterLink,
    SetUpAgreements,
    SetUpCheck,
    SetUpGroups,
    SetUpLine,
    SetUpPerson,
    TranslocoDirective,
  ],
  providers: [SetUpStore],
  templateUrl: './set-up-page.html',
  styleUrls: ['./set-up-field.scss', './set-up-page.scss'],
})
export class SetUpPage {
  /** Query parameter: number of the step, from 1 on. */
  readonly schritt = input<string>();

  protected readonly store = inject(SetUpStore);
  readonly #drafts = inject(SetUpDrafts);
  readonly #transloco = inject(TranslocoService);
  readonly #router = inject(Router);
  readonly #session = inject(SessionStore);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The part of the link that browsers keep to themselves. */
  protected readonly code = inject(ActivatedRoute).snapshot.fragment ?? '';

  readonly #today = townTime(inject(ServerClock).nowMilliseconds()).date;
  readonly #draft = signal(this.#begin());
  protected readonly fields = form(this.#draft, setUpSchema(this.#today));
  protected readonly unitKinds = UNIT_KINDS;
  protected readonly steps = SET_UP_STEPS;
  /** The step asked for, or the first one before it that is not done. */
  protected readonly index = computed(() => {
    const asked = Math.min(Math.max(Number(this.schritt() ?? 1) || 1, 1), SET_UP_STEPS.length) - 1;
    const open = SET_UP_STEPS.findIndex((step) => this.#isWrong(step));
    return open === -1 ? asked : Math.min(asked, open);
  });
  protected readonly step = computed(() => SET_UP_STEPS[this.index()]);
  /** The step that somebody wanted to leave although something is wrong. */
  readonly #askedStep = signal<SetUpStep | null>(null);
  protected readonly asked = computed(() => this.#askedStep() === this.step());
  protected readonly formatInstant = formatInstant;
  /** A municipal enterprise beside its city. */
  protected readonly isFurther = computed(() => this.store.setUp()?.founds === 'further');

  constructor() {
    void this.store.look(this.code);
    effect(() => this.#drafts.keep(this.#draft()));
    let shown = untracked(this.index);
    effect(() => {
      if (this.index() === shown) return;
      shown = this.index();
      // As on a new page: it is read from its heading on.
      setTimeout(() => this.#focus('h1'));
    });
  }

  /** The states in the order of their names, as people look for them. */
  protected byName(regions: readonly string[]): readonly string[] {
    const nameOf = (region: string): string => this.#transloco.translate(`setup.region.${region}`);
    return regions.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'de'));
  }

  protected go(index: number): void {
    this.store.problem.set(null);
    this.#suggest();
    void this.#router.navigate([], { queryParams: { schritt: index + 1 }, preserveFragment: true });
  }

  protected next(): void {
    if (this.#isWrong(this.step())) {
      this.#askedStep.set(this.step());
      setTimeout(() => this.#focus('[aria-invalid="true"]'));
    } else {
      this.go(this.index() + 1);
    }
  }

  protected async found(password: string): Promise<void> {
    const email = await this.store.found(foundCityOrder(this.#draft(), this.code, password));
    if (email === null) return;
    this.#drafts.drop();
    // The code is used up: it must not stand in the address to go back to.
    const failed = (await this.#session.signIn(email, password)) !== null;
    await this.#router.navigateByUrl(failed ? '/anmelden' : '/einrichtung', { replaceUrl: true });
  }

  /** Some steps have other words for an enterprise. */
  protected wordsOf(step: SetUpStep): string {
    return this.isFurther() && (step === 'city' || step === 'person' || step === 'check') ? `${step}Further` : step;
  }

  #isWrong(step: SetUpStep): boolean {
    return step !== 'check' && this.fields[step]().invalid();
  }

  /** Where there is one only, nobody has to choose. */
  #suggest(): void {
    const { groups, agreements, person } = this.#draft();
    const [group, ...others] = groups;
    const [agreement, ...otherAgreements] = agreements.list.filter(({ isChosen }) => isChosen);
    this.#draft.update((draft) => ({
      ...draft,
      person: {
        ...person,
        payrollGroup: person.payrollGroup === '' && others.length === 0 ? group.code.trim() : person.payrollGroup,
        agreement: person.agreement === '' && otherAgreements.length === 0 ? agreement.template : person.agreement,
      },
    }));
  }

  #begin(): SetUpDraft {
    const names = AGREEMENT_TEMPLATE_IDS.map((id) => [id, this.#transloco.translate(`setup.templateName.${id}`)]);
    const empty = emptyDraft(Object.fromEntries(names) as Record<AgreementTemplateId, string>, this.#today);
    return (this.#drafts.read() as SetUpDraft | null) ?? empty;
  }

  #focus(selector: string): void {
    this.#host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }
}
