import { Component, computed, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { type SetUpDraft } from './set-up-draft';
import { SetUpLine } from './set-up-line';

/** Which agreements the city begins with, each out of a template. */
@Component({
  selector: 'zb-set-up-agreements',
  imports: [DateField, FormField, Icon, SetUpLine, TranslocoDirective],
  template: `<ng-container *transloco="let t">
    @if (noneChosen()) {
      <p class="field-error iconed" id="none-error"><zb-icon name="error" /> {{ t('setup.wrong.noAgreement') }}</p>
    }
    <ul class="plain">
      @for (agreement of fields().list; track $index) {
        @let template = agreement.template().value();
        <li [class.chosen]="agreement.isChosen().value()">
          <label class="choice" [for]="'template-' + template">
            <input
              type="checkbox"
              [id]="'template-' + template"
              [formField]="agreement.isChosen"
              [attr.aria-describedby]="'template-' + template + '-what'"
              [attr.aria-invalid]="noneChosen()"
            />
            <strong>{{ t('setup.template.' + template) }}</strong>
          </label>
          <p class="soft small" [id]="'template-' + template + '-what'">{{ t('setup.templateText.' + template) }}</p>
          @if (agreement.isChosen().value()) {
            <zb-set-up-line
              name="agreementName"
              [fieldId]="'agreement-' + template"
              [field]="agreement.name"
              [asked]="asked()"
            />
          }
        </li>
      }
    </ul>
    <div class="field">
      <label for="valid-from">{{ t('setup.field.validFrom') }}</label>
      <p class="soft small" id="valid-from-hint">{{ t('setup.hint.validFrom') }}</p>
      <zb-date-field
        fieldId="valid-from"
        said="valid-from-hint"
        [label]="t('setup.field.validFrom')"
        [invalid]="asked() && fields().validFrom().invalid()"
        [(value)]="fields().validFrom().value"
      />
    </div>
  </ng-container>`,
  styleUrls: ['./set-up-field.scss', './set-up-agreements.scss'],
})
export class SetUpAgreements {
  readonly fields = input.required<FieldTree<SetUpDraft['agreements']>>();
  readonly asked = input.required<boolean>();

  protected readonly noneChosen = computed(
    () =>
      this.asked() &&
      !this.fields()()
        .value()
        .list.some(({ isChosen }) => isChosen),
  );
}
