import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ImportKind, type ImportUploadDto, type ImportUploadsDto } from '@zeitbuch/web-data-access';
import { Announcer, ErrorCard, Icon } from '@zeitbuch/web-ui';
import { templateHref, textOf } from './file-text';
import { UploadsStore } from './uploads.store';

/** Chooses a kind and brings a file: by the button, or by dropping it. */
@Component({
  selector: 'zb-new-file',
  imports: [ErrorCard, Icon, MatButtonModule, TranslocoDirective],
  providers: [UploadsStore],
  templateUrl: './new-file.html',
  styleUrl: './new-file.scss',
})
export class NewFile {
  readonly kinds = input.required<ImportUploadsDto['kinds']>();
  readonly uploaded = output<ImportUploadDto>();

  protected readonly store = inject(UploadsStore);
  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);
  readonly #chosen = signal<ImportKind | null>(null);
  protected readonly kind = computed(() => {
    const kinds = this.kinds();
    return kinds.find(({ kind }) => kind === this.#chosen()) ?? kinds[0];
  });
  protected readonly must = computed(() => this.kind().columns.filter(({ required }) => required));
  protected readonly may = computed(() => this.kind().columns.filter(({ required }) => !required));
  protected readonly template = computed(() => templateHref(this.kind().columns.map(({ header }) => header)));
  /** The file names everybody: who is missing in it leaves. */
  protected readonly isFull = signal(false);
  /** Of who is missing; empty: today. */
  protected readonly lastDay = signal('');
  protected readonly isOver = signal(false);
  protected readonly sending = signal<string | null>(null);

  protected choose(kind: string): void {
    this.#chosen.set(kind as ImportKind);
  }

  protected picked(event: Event): void {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    // The same file may be chosen again after it was mended.
    field.value = '';
    if (file) void this.#send(file);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.#send(file);
  }

  async #send(file: File): Promise<void> {
    if (this.sending() !== null) return;
    this.sending.set(file.name);
    const { text, isConverted } = textOf(await file.arrayBuffer());
    const upload = await this.store.upload({
      ...{ kind: this.kind().kind, fileName: file.name.slice(-200), body: text },
      ...(this.kind().mayNameEverybody && this.isFull() ? fullFile(this.lastDay()) : {}),
    });
    this.sending.set(null);
    if (!upload) return;
    this.#announcer.announce(this.#transloco.translate(isConverted ? 'imports.converted' : 'imports.sent'));
    this.uploaded.emit(upload);
  }
}

const fullFile = (lastDay: string) => ({ full: 'true' as const, ...(lastDay === '' ? {} : { lastDay }) });
