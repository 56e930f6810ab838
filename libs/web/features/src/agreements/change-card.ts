import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AgreementValueDto, type PublicationDto } from '@zeitbuch/web-data-access';
import { spanWords } from '@zeitbuch/web-rule-words';
import { activeLanguage, Icon } from '@zeitbuch/web-ui';
import { rulesOf } from './agreement-timeline';
import { changeRows, metRules, type MetRule, untoldOverlaps } from './change-rows';
import { EffectWords } from './effect-words';

/**
 * What a proposal does, the same wherever somebody decides about it: on which days for whom what is different, every
 * other rule that it meets there with which one wins and why, and whom all that concerns.
 */
@Component({
  selector: 'zb-change-card',
  imports: [EffectWords, Icon, NgTemplateOutlet, TranslocoDirective],
  templateUrl: './change-card.html',
  styleUrl: './change-card.scss',
})
export class ChangeCard {
  readonly kind = input.required<'version' | 'annex' | 'overlay' | 'overlayEnd'>();
  /** What it sets; of an early end what ends. */
  readonly values = input.required<readonly AgreementValueDto[]>();
  /** Null where it is not known, or is refused: then only the values are shown. */
  readonly effect = input.required<PublicationDto | null>();

  readonly #transloco = inject(TranslocoService);

  /** What is proposed, where nothing more is known. */
  protected readonly proposed = computed(() => {
    activeLanguage();
    return this.effect() === null && this.kind() !== 'overlayEnd' ? rulesOf(this.values(), null) : [];
  });
  protected readonly rules = computed(() => {
    activeLanguage();
    const effect = this.effect();
    return effect ? changeRows(this.values(), effect, this.kind() === 'overlayEnd') : [];
  });
  protected readonly untold = computed(() => metRules(untoldOverlaps(this.rules(), this.effect()?.overlaps ?? []), []));
  /** Nothing in it is different from what holds anyway. */
  protected readonly changesNothing = computed(() => {
    const rows = this.rules().flatMap((rule) => rule.rows);
    return rows.length > 0 && rows.every(({ isUnchanged }) => isUnchanged);
  });
  protected readonly heads = computed(() =>
    this.kind() === 'overlayEnd'
      ? { before: 'agreements.meeting.ends', after: 'agreements.meeting.afterwards' }
      : { before: 'agreements.meeting.before', after: 'agreements.meeting.after' },
  );

  protected readonly metRules = metRules;
  /** Templates do not know what they are given. */
  protected readonly asMet = (given: unknown): MetRule => given as MetRule;

  /** `01.12.2026 bis 23.12.2026, seit 01.01.2027`. */
  protected daysOf(days: MetRule['days']): string {
    return days
      .map(spanWords)
      .map(({ key, params }) => this.#transloco.translate<string>(key, params))
      .join(', ');
  }
}
