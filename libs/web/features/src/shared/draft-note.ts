import { Component, computed, effect, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { activeLanguage, Announcer, formatInstant, Icon } from '@zeitbuch/web-ui';

/**
 * Says that a form begins with what somebody wrote into it before, since when, and takes it away again. What comes back
 * without a word would be taken for what is on record.
 */
@Component({
  selector: 'zb-draft-note',
  imports: [Icon, MatButtonModule, TranslocoDirective],
  template: `@if (when(); as when) {
    <div class="note" *transloco="let t">
      <zb-icon name="edit" />
      <p>
        <strong>{{ t('common.draftIsBack') }}</strong> {{ t('common.draftKept', { when }) }}
      </p>
      <button mat-stroked-button type="button" (click)="giveUp()">{{ t('common.discardDraft') }}</button>
    </div>
  }`,
  styles: `
    .note {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      padding: 10px 14px;
      border: 1px solid var(--zb-line-strong);
      border-radius: var(--zb-radius-small);
      background: var(--zb-well);
    }
    p {
      flex: 1 1 200px;
      margin: 0;
    }
    @media (width < 600px) {
      button {
        min-height: 44px;
      }
    }
  `,
})
export class DraftNote {
  /** When what stands in the form was kept, in milliseconds since 1970; null where the form began again. */
  readonly keptAt = input.required<number | null>();
  readonly discarded = output();

  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);
  protected readonly when = computed(() => {
    activeLanguage();
    const keptAt = this.keptAt();
    return keptAt === null ? null : formatInstant(new Date(keptAt).toISOString());
  });

  constructor() {
    effect(() => {
      if (this.keptAt() !== null) this.#announcer.announce(this.#transloco.translate('common.draftIsBack'));
    });
  }

  protected giveUp(): void {
    this.discarded.emit();
    this.#announcer.announce(this.#transloco.translate('common.draftDiscarded'));
  }
}
