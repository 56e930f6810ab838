import { Component, ElementRef, inject, input } from '@angular/core';
import { type FieldTree } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@zeitbuch/web-ui';
import { type SetUpDraft } from './set-up-draft';
import { SetUpLine } from './set-up-line';

/** Payroll groups: whose months are closed and handed over together. */
@Component({
  selector: 'zb-set-up-groups',
  imports: [Icon, MatButtonModule, SetUpLine, TranslocoDirective],
  template: `<ng-container *transloco="let t">
    @for (group of groups(); track $index) {
      <div class="row" role="group" [attr.aria-label]="t('setup.groupNumber', { number: $index + 1 })">
        <zb-set-up-line name="groupCode" [fieldId]="'code-' + $index" [field]="group.code" [asked]="asked()" />
        <zb-set-up-line name="groupName" [fieldId]="'group-' + $index" [field]="group.name" [asked]="asked()" />
        @if (groups()().value().length > 1) {
          <button
            mat-icon-button
            type="button"
            [attr.aria-label]="t('setup.removeGroup', { number: $index + 1 })"
            (click)="remove($index)"
          >
            <zb-icon name="close" />
          </button>
        }
      </div>
    }
    <button mat-stroked-button class="add" type="button" (click)="add()">
      <zb-icon name="add" /> {{ t('setup.addGroup') }}
    </button>
  </ng-container>`,
  styles: `
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) 48px;
      gap: 0 12px;
      align-items: start;
    }
    .row > button {
      margin-top: 24px;
    }
    .add {
      min-height: 44px;
      margin-bottom: 16px;
    }
    @media (width < 480px) {
      .row {
        grid-template-columns: minmax(0, 1fr) 48px;
        padding-block: 12px 0;
        border-top: 1px solid var(--zb-line);
      }
      .row > zb-set-up-line:nth-of-type(2) {
        grid-column: 1;
      }
      .row > button {
        grid-area: 1 / 2;
      }
    }
  `,
})
export class SetUpGroups {
  readonly groups = input.required<FieldTree<SetUpDraft['groups']>>();
  readonly asked = input.required<boolean>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected add(): void {
    const { value } = this.groups()();
    value.set([...value(), { code: '', name: '' }]);
    this.#focusSoon(`#code-${value().length - 1}`);
  }

  protected remove(index: number): void {
    const { value } = this.groups()();
    value.set(value().toSpliced(index, 1));
    this.#focusSoon('.add');
  }

  /** What was pressed may be gone: the keyboard goes on where the next thing is done. */
  #focusSoon(selector: string): void {
    setTimeout(() => this.#host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
  }
}
