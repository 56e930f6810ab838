import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ClosingDto, FormDrafts } from '@zeitbuch/web-data-access';
import { Announcer, formatInstant, formatMinutes, formatMonth, formatSigned } from '@zeitbuch/web-ui';
import { FourEyesNote } from '../shared/four-eyes-note';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { ClosingDeskStore } from './closing-desk.store';

/** Who started the closing, who may close it, and what the present person can do. */
@Component({
  selector: 'zb-closing-decision',
  imports: [FourEyesNote, MatButtonModule, RefuseForm, TranslocoDirective],
  templateUrl: './closing-decision.html',
  styleUrl: './closing-decision.scss',
})
export class ClosingDecision {
  readonly closing = input.required<ClosingDto>();

  protected readonly store = inject(ClosingDeskStore);
  readonly #announcer = inject(Announcer);
  readonly #drafts = inject(FormDrafts);
  readonly #injector = inject(Injector);
  readonly #transloco = inject(TranslocoService);

  /** What is asked once more: nobody can take either back. */
  protected readonly asking = signal<'close' | 'refuse' | null>(null);
  protected readonly opener = viewChild<string, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  protected readonly sure = viewChild<string, ElementRef<HTMLElement>>('sure', { read: ElementRef });

  /** Another person ordered the check, or one is enough. */
  protected readonly mayDecide = computed(() => !this.closing().isOwnStart || this.closing().fourEyesOff !== undefined);
  protected readonly canCheckAgain = computed(() => ['ready', 'blocked', 'refused'].includes(this.closing().status));
  /** Checking again would take the place of who started: worth a word before it is done. */
  protected readonly wouldTakeOver = computed(
    () => this.canCheckAgain() && !this.closing().isOwnStart && this.closing().fourEyesOff === undefined,
  );

  /** What the questions name: nothing else is closed or refused. */
  protected readonly words = computed(() => {
    const { month, payrollGroupName, run } = this.closing();
    return { month: formatMonth(month), group: payrollGroupName, run };
  });

  protected readonly formatInstant = formatInstant;
  protected readonly formatMinutes = formatMinutes;
  protected readonly formatSigned = formatSigned;

  constructor() {
    effect(() => this.sure()?.nativeElement.focus());
  }

  /** Back to the buttons, where the keyboard was. */
  protected cancel(): void {
    this.asking.set(null);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.#injector });
  }

  protected async close(): Promise<void> {
    this.asking.set(null);
    await this.store.close();
    this.#tell('closing.started');
  }

  protected async refuse(reason: string): Promise<void> {
    this.asking.set(null);
    await this.store.refuse(reason);
    if (!this.store.problem()) void this.#drafts.drop(reasonDraft(`closing ${this.closing().closingId}`));
    this.#tell('closing.refused');
  }

  #tell(key: string): void {
    if (!this.store.problem()) this.#announcer.announce(this.#transloco.translate(key));
  }
}
