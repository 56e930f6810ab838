import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { type OpeningAccount, PersonRecordStore } from '@zeitbuch/web-data-access';
import { formatMinutes } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { isDateInUse } from '@zeitbuch/working-time';
import { readSignedHours } from '../shared/lengths';
import { ChangeForm } from './change-form';

const ACCOUNTS = ['flextime', 'ordered'] as const satisfies readonly OpeningAccount[];
/** A reason is a word at least. */
const SHORTEST_REASON = 3;

/** What the person brings along on an account, or another figure with its reason. */
@Component({
  selector: 'zb-opening-form',
  imports: [ChangeForm, DateField, FormsModule, TranslocoDirective],
  template: `
    <zb-change-form
      *transloco="let t"
      [heading]="t('people.change.opening')"
      [wrong]="wrong()"
      [dated]="false"
      (submitted)="send()"
      (cancelled)="done.emit(false)"
    >
      <div class="row">
        <div>
          <label for="opening-account">{{ t('people.openingAccount') }}</label>
          <select id="opening-account" name="account" [ngModel]="account()" (ngModelChange)="choose($event)">
            @for (choice of accounts; track choice) {
              <option [value]="choice">{{ t('people.opening.' + choice) }}</option>
            }
          </select>
        </div>
        <div>
          <label for="opening-hours">{{ t('people.openingHours') }}</label>
          <input
            id="opening-hours"
            name="hours"
            type="text"
            maxlength="9"
            placeholder="12:30"
            autocomplete="off"
            aria-describedby="opening-hint change-wrong"
            [attr.aria-invalid]="wrong() === 'signedHours' || wrong() === 'hours' ? 'true' : null"
            [ngModel]="hours()"
            (ngModelChange)="hours.set($event)"
          />
        </div>
      </div>
      <div class="row">
        <div>
          <label for="opening-day">{{ t('people.openingDay') }}</label>
          <zb-date-field
            fieldId="opening-day"
            [label]="t('people.openingDay')"
            [invalid]="wrong() === 'day'"
            [said]="'opening-hint change-wrong'"
            [(value)]="beginsOn"
          />
        </div>
        <div>
          <label for="opening-source">{{ t('people.openingSource') }}</label>
          <input
            id="opening-source"
            name="source"
            type="text"
            maxlength="200"
            autocomplete="off"
            aria-describedby="change-wrong"
            [placeholder]="t('people.openingSourceExample')"
            [attr.aria-invalid]="wrong() === 'source' ? 'true' : null"
            [ngModel]="source()"
            (ngModelChange)="source.set($event)"
          />
        </div>
      </div>
      @if (known()) {
        <div>
          <label for="opening-reason">{{ t('people.openingReason') }}</label>
          <input
            id="opening-reason"
            name="reason"
            type="text"
            maxlength="255"
            autocomplete="off"
            aria-describedby="change-wrong"
            [attr.aria-invalid]="wrong() === 'reason' ? 'true' : null"
            [ngModel]="reason()"
            (ngModelChange)="reason.set($event)"
          />
        </div>
      }
      <p id="opening-hint" class="hint">{{ t('people.openingHint') }}</p>
    </zb-change-form>
  `,
  styleUrl: './fields.scss',
})
export class OpeningForm {
  readonly done = output<boolean>();

  readonly #store = inject(PersonRecordStore);
  protected readonly accounts = ACCOUNTS;
  protected readonly account = signal<OpeningAccount>('flextime');
  protected readonly hours = signal('');
  protected readonly beginsOn = signal('');
  protected readonly source = signal('');
  protected readonly reason = signal('');
  /** What counts now: then another figure is a correction. */
  protected readonly known = computed(() => this.#counting().find(({ account }) => account === this.account()));
  readonly #counting = computed(() => this.#store.record()?.openings.filter(({ counts }) => counts) ?? []);
  readonly #minutes = computed(() => readSignedHours(this.hours()));
  readonly #asked = signal(false);
  protected readonly wrong = computed(() => {
    if (!this.#asked()) return null;
    const minutes = this.#minutes();
    if (minutes === null || (this.account() === 'ordered' && minutes < 0))
      return this.account() === 'ordered' ? 'hours' : 'signedHours';
    if (!isDateInUse(this.beginsOn())) return 'day';
    if (this.source().trim() === '') return 'source';
    return this.known() && this.reason().trim().length < SHORTEST_REASON ? 'reason' : null;
  });

  constructor() {
    this.choose('flextime');
  }

  /** Whoever corrects begins with what counts; all accounts of a person begin on one day. */
  protected choose(account: OpeningAccount): void {
    this.account.set(account);
    const known = this.known();
    this.hours.set(known ? `${known.minutes < 0 ? '-' : ''}${formatMinutes(Math.abs(known.minutes))}` : '');
    this.source.set(known?.source ?? this.source());
    this.beginsOn.set(this.#counting().at(0)?.beginsOn ?? this.beginsOn());
  }

  protected async send(): Promise<void> {
    this.#asked.set(true);
    const minutes = this.#minutes();
    if (this.wrong() !== null || minutes === null) return;
    const change = {
      ...{ account: this.account(), beginsOn: this.beginsOn(), minutes, source: this.source().trim() },
      ...(this.known() ? { correctionReason: this.reason().trim() } : {}),
    };
    if (await this.#store.change({ what: 'opening', ...change })) this.done.emit(true);
  }
}
