import { Component, effect, inject, input, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgreementPeopleStore, type NamedPerson } from '@zeitbuch/web-data-access';
import { Icon } from '@zeitbuch/web-ui';

/** Letters that follow each other faster are one question. */
const PAUSE_MILLISECONDS = 200;
const SHOWN_PEOPLE = 6;

/** People by name, found while typing, one after the other. */
@Component({
  selector: 'zb-people-choice',
  imports: [FormsModule, Icon, MatButtonModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <label [for]="fieldId()">{{ t('agreements.transfer.people') }}</label>
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        [id]="fieldId()"
        [attr.aria-describedby]="said()"
        [attr.aria-invalid]="invalid()"
        [placeholder]="t('people.searchHint')"
        [ngModelOptions]="{ standalone: true }"
        [ngModel]="search()"
        (ngModelChange)="search.set($event)"
      />
      @if (found().length > 0) {
        <ul class="plain found">
          @for (row of found(); track row.employeeId) {
            <li>
              <button type="button" (click)="add(row)">
                <strong>{{ row.name }}</strong>
                <span class="soft small">{{ row.unitName ?? t('people.noUnit') }} · {{ row.personnelNumber }}</span>
              </button>
            </li>
          }
        </ul>
      }
      <ul class="plain chosen" [attr.aria-label]="t('agreements.transfer.chosen')">
        @for (row of chosen(); track row.employeeId) {
          <li>
            {{ row.name }}
            <button
              mat-icon-button
              type="button"
              [attr.aria-label]="t('agreements.transfer.remove', { name: row.name })"
              (click)="remove(row)"
            >
              <zb-icon name="close" />
            </button>
          </li>
        }
      </ul>
    </ng-container>
  `,
  providers: [AgreementPeopleStore],
  styleUrl: './people-choice.scss',
})
export class PeopleChoice {
  readonly fieldId = input.required<string>();
  /** Elements that say more about the field, by their ids. */
  readonly said = input<string | null>(null);
  readonly invalid = input(false);
  /** Only people under this agreement; without, everybody of the city. */
  readonly under = input<string | null>(null);
  readonly chosen = model.required<readonly NamedPerson[]>();

  readonly #store = inject(AgreementPeopleStore);
  protected readonly search = signal('');
  protected readonly found = signal<readonly NamedPerson[]>([]);

  constructor() {
    effect((onCleanup) => {
      const search = this.search().trim();
      if (search === '') {
        this.found.set([]);
        return;
      }
      const timer = setTimeout(() => void this.#find(search), PAUSE_MILLISECONDS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected add(row: NamedPerson): void {
    if (!this.chosen().some(({ employeeId }) => employeeId === row.employeeId))
      this.chosen.update((all) => [...all, row]);
    this.search.set('');
    document.getElementById(this.fieldId())?.focus();
  }

  protected remove(row: NamedPerson): void {
    this.chosen.update((all) => all.filter((one) => one !== row));
  }

  async #find(search: string): Promise<void> {
    const rows = await this.#store.find(search, this.under());
    if (search === this.search().trim()) this.found.set(rows.slice(0, SHOWN_PEOPLE));
  }
}
