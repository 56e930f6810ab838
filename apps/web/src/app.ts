import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { SessionWatch } from '@zeitbuch/web-features';
import { LiveRegions } from '@zeitbuch/web-ui';

@Component({
  selector: 'zb-root',
  imports: [LiveRegions, RouterOutlet],
  template: `
    <router-outlet />
    <zb-live-regions />
  `,
})
export class App {
  protected readonly watch = inject(SessionWatch);
}
