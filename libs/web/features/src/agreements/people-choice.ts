import { Component, effect, inject, input, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgreementPeopleStore, type PersonRowDto } from '@zeitbuch/web-data-access';
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
        name="person"
        autocomplete="off"
        spellcheck="false"
        [id]="fieldId()"
        [attr.aria-invalid]="invalid()"
        [placeholder]="t('people.searchHint')"
        [ngModel]="search()"
        (ngModelChange)="search.set($event)"
      />
      @if (found().length > 0) {
        <ul class="plain found">
          @for (row of found(); track row.employeeId) {
            <li>
              <button type="button" (click)="add(row)">
                <strong>{{ row.familyName }}, {{ row.givenName }}</strong>
                <span class="soft small">{{ row.unitName ?? t('people.noUnit') }} · {{ row.personnelNumber }}</span>
              </button>
            </li>
          }
        </ul>
      }
      <ul class="plain chosen" [attr.aria-label]="t('agreements.transfer.chosen')">
        @for (row of chosen(); track row.employeeId) {
          <li>
            {{ row.givenName }} {{ row.familyName }}
            <button
              mat-icon-button
              type="button"
              [attr.aria-label]="t('agreements.transfer.remove', { name: row.givenName + ' ' + row.familyName })"
              (click)="remove(row)"
            >
              <zb-icon name="close" />
            </button>
          </li>
        }
      </ul>
    </ng-container>
  `,
  styleUrl: './people-choice.scss',
})
export class PeopleChoice {
  readonly fieldId = input.required<string>();
  readonly invalid = input(false);
  readonly chosen = model.required<readonly PersonRowDto[]>();

  readonly #store = inject(AgreementPeopleStore);
  protected readonly search = signal('');
  protected readonly found = signal<readonly PersonRowDto[]>([]);

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

  protected add(row: PersonRowDto): void {
    if (!this.chosen().some(({ employeeId }) => employeeId === row.employeeId))
      this.chosen.update((all) => [...all, row]);
    this.search.set('');
    document.getElementById(this.fieldId())?.focus();
  }

  protected remove(row: PersonRowDto): void {
    this.chosen.update((all) => all.filter((one) => one !== row));
  }

  async #find(search: string): Promise<void> {
    const rows = await this.#store.find(search);
    if (search === this.search().trim()) this.found.set(rows.slice(0, SHOWN_PEOPLE));
  }
}
