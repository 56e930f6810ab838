import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { HireStore } from '@zeitbuch/web-data-access';
import { ErrorCard, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { isDateInUse } from '@zeitbuch/working-time';
import { ContractFields } from './contract-fields';

const TEXTS = ['givenName', 'familyName', 'personnelNumber', 'email'] as const;
const CHOICES = ['unitId', 'siteId', 'agreementId', 'payrollGroup'] as const;
type Field = (typeof TEXTS)[number] | (typeof CHOICES)[number] | 'costCenter';

/** Where what is wrong is mended, where the field has another name. */
const FIELD_IDS: Readonly<Record<string, string>> = {
  email: 'email',
  number: 'personnelNumber',
  birthDate: 'birth',
  hiredOn: 'day',
};

/** For organisation administrators: somebody begins, or begins again. */
@Component({
  selector: 'zb-hire-page',
  imports: [
    ContractFields,
    DateField,
    ErrorCard,
    FormsModule,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [HireStore],
  templateUrl: './hire-page.html',
  styleUrl: './hire-page.scss',
})
export class HirePage {
  protected readonly store = inject(HireStore);
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  /** The record with which somebody left who comes back. */
  readonly wieder = input<string>();
  protected readonly texts = TEXTS;
  protected readonly contract = viewChild(ContractFields);
  protected readonly summary = viewChild<ElementRef<HTMLElement>>('summary');

  protected readonly values = signal<Readonly<Record<Field, string>>>({
    ...{ givenName: '', familyName: '', email: '', personnelNumber: '', costCenter: '' },
    ...{ unitId: '', siteId: '', agreementId: '', payrollGroup: '' },
  });
  protected readonly birthDate = signal('');
  protected readonly hiredOn = signal('');
  #follows: string | null = null;
  readonly #asked = signal(0);
  /** What is missing or cannot be read, in the order of the page. */
  protected readonly wrong = computed<readonly string[]>(() => {
    if (this.#asked() === 0) return [];
    const { givenName, familyName, email, personnelNumber, ...choices } = this.values();
    const contract = this.contract()?.wrong();
    return [
      ...(givenName.trim() === '' || familyName.trim() === '' ? ['name'] : []),
      ...(/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? [] : ['email']),
      ...(/^[1-9]\d{0,7}$/.test(personnelNumber.trim()) ? [] : ['number']),
      ...(this.birthDate() === '' || isDateInUse(this.birthDate()) ? [] : ['birthDate']),
      ...(isDateInUse(this.hiredOn()) ? [] : ['hiredOn']),
      ...CHOICES.filter((choice) => choices[choice] === ''),
      ...(contract ? [contract] : []),
    ];
  });
  protected readonly selects = computed(() => {
    const choices = this.store.choices();
    if (choices === null) return [];
    const groups = choices.payrollGroups.map(({ code, name }) => ({ id: code, name }));
    return [
      { field: 'unitId', label: 'people.fact.unit', options: choices.units },
      { field: 'siteId', label: 'people.fact.site', options: choices.sites },
      { field: 'agreementId', label: 'people.fact.agreement', options: choices.agreements },
      { field: 'payrollGroup', label: 'people.payrollGroup', options: groups },
    ] as const;
  });

  /** The agreement that was put in without being chosen. */
  #suggested = '';

  constructor() {
    effect(() => {
      const before = this.wieder();
      untracked(() => void this.#begin(before));
    });
    effect(() => {
      if (this.#asked() > 0) this.summary()?.nativeElement.focus();
    });
  }

  /** The field that something wrong is about; null for what the contract says at its place. */
  protected fieldOf(what: string): string | null {
    if (what === 'name') return this.values().givenName.trim() === '' ? 'hire-givenName' : 'hire-familyName';
    return what in FIELD_IDS || CHOICES.some((choice) => choice === what) ? `hire-${FIELD_IDS[what] ?? what}` : null;
  }

  protected isWrong(id: string): boolean {
    if (id === 'hire-familyName' && this.wrong().includes('name')) return this.values().familyName.trim() === '';
    return this.wrong().some((what) => this.fieldOf(what) === id);
  }

  protected focusField(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }

  protected put(field: Field, text: string): void {
    this.values.update((values) => ({ ...values, [field]: text }));
    if (field === 'unitId') this.#suggestAgreement(text);
  }

  /** The agreement that is usual in the unit, as long as nobody chose one. */
  #suggestAgreement(unitId: string): void {
    const usual = this.store.choices()?.units.find(({ id }) => id === unitId)?.agreementId;
    const chosen = this.values().agreementId;
    if (usual !== undefined && (chosen === '' || chosen === this.#suggested)) {
      this.put('agreementId', usual);
      this.#suggested = usual;
    }
  }

  protected async send(): Promise<void> {
    this.#asked.update((times) => times + 1);
    const contract = this.contract()?.terms();
    if (contract === undefined || this.wrong().length > 0) return;
    const { costCenter, ...values } = Object.fromEntries(
      Object.entries(this.values()).map(([field, text]) => [field, text.trim()]),
    ) as Record<Field, string>;
    const employeeId = await this.store.hire({
      ...values,
      ...(costCenter === '' ? {} : { costCenter }),
      ...(this.#follows === null ? {} : { follows: this.#follows }),
      ...(this.birthDate() === '' ? {} : { birthDate: this.birthDate() }),
      ...{ hiredOn: this.hiredOn(), contract },
    });
    if (employeeId === null) return;
    this.#notices.tell(this.#transloco.translate('people.said.hired'));
    await this.#router.navigate(['/personen', employeeId]);
  }

  /** Where there is one to choose only, it is chosen. */
  async #begin(before: string | undefined): Promise<void> {
    await this.store.offer();
    if (before !== undefined) await this.#recall(before);
    for (const { field, options } of this.selects()) if (options.length === 1) this.put(field, options[0].id);
  }

  /** Of who comes back the page knows most already: what they were last, as far as it is still there to choose. */
  async #recall(before: string): Promise<void> {
    const record = await this.store.recall(before);
    if (record === null) return;
    this.#follows = before;
    for (const field of TEXTS) this.put(field, record[field]);
    this.birthDate.set(record.birthDate ?? '');
    this.put('costCenter', record.costCenters.at(-1)?.code ?? '');
    const last = {
      unitId: record.units.at(-1)?.id,
      siteId: record.sites.at(-1)?.id,
      agreementId: record.agreements.at(-1)?.id,
      payrollGroup: record.payrollGroups.at(-1)?.code,
    };
    for (const { field, options } of this.selects())
      if (options.some(({ id }) => id === last[field])) this.put(field, last[field] ?? '');
  }
}
