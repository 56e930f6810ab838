import { Component, computed, input } from '@angular/core';
import { ICON_SHAPES, type IconName } from './icon-shapes';

/** A drawing beside words; it never speaks itself unless it is given a `label`. */
@Component({
  selector: 'zb-icon',
  host: {
    '[attr.aria-hidden]': 'label() ? null : true',
    '[attr.role]': "label() ? 'img' : null",
    '[attr.aria-label]': 'label()',
  },
  template: `<svg viewBox="0 0 24 24" focusable="false" aria-hidden="true"><path [attr.d]="shape()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1.25em;
      height: 1.25em;
      vertical-align: -0.28em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Words for a drawing that stands alone. */
  readonly label = input<string | null>(null);

  protected readonly shape = computed(() => ICON_SHAPES[this.name()]);
}
