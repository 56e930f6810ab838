import { Component } from '@angular/core';

/** The sign of the product. */
@Component({
  selector: 'zb-mark',
  template: `
    <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="17" />
      <circle cx="32" cy="32" r="18" />
      <path class="arc" d="M16.4 23A18 18 0 0 1 49.9 30.4" />
      <path class="hand" d="M32 32l9-12" />
    </svg>
  `,
  styles: `
    svg {
      width: 56px;
      height: 56px;
      fill: none;
      stroke-width: 5;
      stroke-linecap: round;
    }
    rect {
      fill: light-dark(#0b5f66, #14565c);
    }
    circle {
      stroke: rgb(255 255 255 / 28%);
    }
    .arc {
      stroke: #fff;
    }
    .hand {
      stroke: #f4c66a;
      stroke-width: 4.5;
    }
  `,
})
export class Mark {}
