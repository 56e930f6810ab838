import { NgTemplateOutlet } from '@angular/common';
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
import {
  FormDrafts,
  type PayrollClosingDto,
  type PayrollExportDto,
  type PayrollFormatId,
} from '@zeitbuch/web-data-access';
import { Badge, type BadgeTone, formatInstant } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { FourEyesNote } from '../shared/four-eyes-note';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { PayrollTotals } from './payroll-totals';
import { PayrollDeskStore } from './payroll-desk.store';

/** A month's file in one format: made by one person, released or refused by another, downloaded by both. */
@Component({
  selector: 'zb-payroll-file',
  imports: [NgTemplateOutlet, MatButtonModule, TranslocoDirective, Badge, FourEyesNote, PayrollTotals, RefuseForm],
  templateUrl: './payroll-file.html',
  styleUrl: './payroll-file.scss',
})
export class PayrollFile {
  readonly closing = input.required<PayrollClosingDto>();
  readonly format = input.required<PayrollFormatId>();
  /** Whether the figures are unfolded from the start. */
  readonly open = input(false);

  protected readonly store = inject(PayrollDeskStore);
  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #injector = inject(Injector);
  readonly #transloco = inject(TranslocoService);
  protected readonly opener = viewChild<string, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  protected readonly sure = viewChild<string, ElementRef<HTMLElement>>('sure', { read: ElementRef });

  /** What is asked once more: nobody can take either back. */
  protected readonly asking = signal<'release' | 'refuse' | null>(null);
  readonly #files = computed(() => this.closing().exports.filter(({ format }) => format === this.format()));
  /** The last one counts; those before it were refused. */
  protected readonly file = computed(() => this.#files().at(-1));
  protected readonly refusedBefore = computed(() => this.#files().slice(0, -1));
  /** Another person made it, or one is enough at present. */
  protected readonly mayDecide = computed(() => !this.file()?.isOwn || this.store.fourEyesOff() !== null);

  protected readonly tones: Record<PayrollExportDto['status'], BadgeTone> = {
    created: 'warn',
    released: 'good',
    refused: 'bad',
  };
  protected readonly formatInstant = formatInstant;

  constructor() {
    effect(() => this.sure()?.nativeElement.focus());
  }

  /** The checksum in groups of eight: to compare by eye. */
  protected grouped(hash: string): string {
    return hash.match(/.{1,8}/g)?.join(' ') ?? hash;
  }

  protected async make(): Promise<void> {
    if (await this.store.create(this.closing().closingId, this.format())) this.#tell('payroll.created');
  }

  protected async release({ exportId }: PayrollExportDto): Promise<void> {
    this.asking.set(null);
    if (await this.store.release(exportId)) this.#tell('payroll.released');
  }

  protected async refuse({ exportId }: PayrollExportDto, reason: string): Promise<void> {
    this.asking.set(null);
    if (!(await this.store.refuse(exportId, reason))) return;
    void this.#drafts.drop(reasonDraft(exportId));
    this.#tell('payroll.refused');
  }

  /** Back to the buttons, where the keyboard was. */
  protected cancel(): void {
    this.asking.set(null);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.#injector });
  }

  #tell(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
  }
}
