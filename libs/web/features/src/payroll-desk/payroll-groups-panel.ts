import { afterNextRender, Component, computed, DOCUMENT, inject, Injector, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type PayrollGroupSettingsDto, PayrollSettingsStore, ServerClock } from '@zeitbuch/web-data-access';
import { Badge, formatMonth, Icon, townTime } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { monthOf } from '@zeitbuch/working-time';
import { GroupNameForm } from './group-name-form';
import { wordsOfValue } from './setting-words';
import { TargetForm } from './target-form';

/** Payroll groups: what they are called, and how the payroll centre knows them. */
@Component({
  selector: 'zb-payroll-groups-panel',
  imports: [Badge, GroupNameForm, Icon, MatButtonModule, TargetForm, TranslocoDirective],
  templateUrl: './payroll-groups-panel.html',
  styleUrl: './payroll-groups-panel.scss',
})
export class PayrollGroupsPanel {
  readonly #notices = inject(Notices);
  readonly #clock = inject(ServerClock);
  readonly #injector = inject(Injector);
  readonly #page = inject(DOCUMENT);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(PayrollSettingsStore);
  protected readonly formatMonth = formatMonth;
  protected readonly wordsOf = wordsOfValue;

  /** What is open: `name <code>`, `target <code>`, or `new`. */
  protected readonly open = signal<string | null>(null);
  readonly #present = computed(() => monthOf(townTime(this.#clock.nowMilliseconds()).date));
  protected readonly groups = computed(() =>
    (this.store.settings()?.groups ?? []).map((group) => {
      const month = this.#present();
      const held = group.targets.find(({ from = '', to }) => from <= month && (to === undefined || to >= month));
      return { group, held: held ?? null, later: group.targets.filter(({ from = '' }) => from > month) };
    }),
  );

  protected nameOf({ name, code }: PayrollGroupSettingsDto): string {
    return name ?? code;
  }

  protected close(opener: string): void {
    this.open.set(null);
    this.store.problem.set(null);
    afterNextRender(() => this.#page.getElementById(opener)?.focus(), { injector: this.#injector });
  }

  protected async add(code: string, name: string): Promise<void> {
    if (await this.store.addGroup(code, name)) this.#said('payrollSettings.said.added', 'group-add');
  }

  protected async rename({ code, version }: PayrollGroupSettingsDto, name: string): Promise<void> {
    // A group that people have by their file gets its first name like a new one.
    const isDone =
      version === undefined ? await this.store.addGroup(code, name) : await this.store.renameGroup(code, name, version);
    if (isDone) this.#said('payrollSettings.said.renamed', `name-${code}`);
  }

  #said(key: string, opener: string): void {
    this.#notices.tell(this.#transloco.translate(key));
    this.close(opener);
  }
}
