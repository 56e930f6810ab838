import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type AgreementValueDto,
  type OverlapDto,
  type PublicationDto,
  type ReplacedValueDto,
} from '@zeitbuch/web-data-access';
import { activeLanguage, formatFullDate, Icon } from '@zeitbuch/web-ui';
import { type AgreementKey, PARAMETER_RULE } from '@zeitbuch/working-time';
import { rulesOf, type TimelineRule } from './agreement-timeline';
import { EffectWords } from './effect-words';

interface ChangeOfRule extends TimelineRule {
  readonly replaced: readonly { readonly of: ReplacedValueDto; readonly lines: TimelineRule['values'] }[];
  readonly overlaps: readonly { readonly of: OverlapDto; readonly lines: TimelineRule['values'] }[];
}

/**
 * What a proposal does, the same wherever somebody decides about it: the new value, what truly holds without it on
 * which days, every other rule that it meets with which one wins there and why, and whom all that concerns.
 */
@Component({
  selector: 'zb-change-card',
  imports: [EffectWords, Icon, TranslocoDirective],
  templateUrl: './change-card.html',
  styleUrl: './change-card.scss',
})
export class ChangeCard {
  readonly kind = input.required<'version' | 'annex' | 'overlay' | 'overlayEnd'>();
  /** What it sets; nothing for an early end. */
  readonly values = input.required<readonly AgreementValueDto[]>();
  /** Null where it is not known, or is refused: then only the values are told. */
  readonly effect = input.required<PublicationDto | null>();

  protected readonly rules = computed<readonly ChangeOfRule[]>(() => {
    activeLanguage();
    const { replaced, overlaps } = this.effect() ?? { replaced: [], overlaps: [] };
    // A version repeats everything; only what it changes is told. An early end sets nothing and is told by what follows.
    const keys = new Set([...replaced, ...overlaps].map(({ key }) => key));
    const isEnd = this.kind() === 'overlayEnd';
    const set = this.values().filter(({ key }) => this.kind() !== 'version' || keys.has(key) || this.effect() === null);
    const told = isEnd ? replaced.map(({ key, value }) => ({ key, value })) : set;
    return rulesOf(told, null).map((rule) => {
      const isOfRule = ({ key }: { key: string }) => PARAMETER_RULE[key as AgreementKey] === rule.id;
      return {
        ...rule,
        values: isEnd ? [] : rule.values,
        replaced: replaced.filter(isOfRule).map((of) => ({ of, lines: linesOf(of) })),
        overlaps: overlaps.filter(isOfRule).map((of) => ({ of, lines: linesOf(of) })),
      };
    });
  });

  /** `01.12.2026 bis 23.12.2026`, or since when without an end; the texts put it into words. */
  protected spanOf({ from, to }: { from: string; to: string | null }): { key: string; params: Record<string, string> } {
    return to === null
      ? { key: 'agreements.since', params: { from: formatFullDate(from) } }
      : { key: 'agreements.span', params: { from: formatFullDate(from), to: formatFullDate(to) } };
  }
}

const linesOf = ({ key, value }: { key: string; value?: unknown }): TimelineRule['values'] =>
  rulesOf([{ key, value: value ?? null }], null).flatMap(({ values }) => values);
