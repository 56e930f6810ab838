import { Component, computed, input } from '@angular/core';
import { formatMinutes, formatSigned, spokenMinutes } from './format/minutes';

/** A figure of time: `7:42` for the eye, "7 Stunden 42 Minuten" for the ear. */
@Component({
  selector: 'zb-minutes',
  template: `<span aria-hidden="true">{{ shown() }}</span
    ><span class="cdk-visually-hidden">{{ spoken() }}</span>`,
  host: { '[attr.data-sign]': 'signed() ? sign() : null' },
  styles: `
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class Minutes {
  readonly value = input.required<number>();
  /** Balances print their sign. */
  readonly signed = input(false);

  protected readonly shown = computed(() => (this.signed() ? formatSigned(this.value()) : formatMinutes(this.value())));
  protected readonly spoken = computed(() => spokenMinutes(this.value(), { signed: this.signed() }));
  protected readonly sign = computed(() => Math.sign(this.value()));
}
