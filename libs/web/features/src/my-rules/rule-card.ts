import { Component, computed, effect, type ElementRef, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type AgreementInForceDto,
  type ContractInForceDto,
  type RuleInForceDto,
  type RuleParameterDto,
} from '@zeitbuch/web-data-access';
import { plannedLine, type ValueLine, valueLines } from '@zeitbuch/web-rule-words';
import { activeLanguage, Badge, formatFullDate } from '@zeitbuch/web-ui';
import { weekdayOf, localDate } from '@zeitbuch/working-time';

/** Values that were set in the same place. */
interface Origin {
  readonly source: 'contract' | RuleParameterDto['source'];
  readonly name: string;
  readonly validTo: string | null;
  /** Paragraph of the agreement, or legal basis of the temporary rule. */
  readonly paragraph: string | null;
  readonly lines: readonly ValueLine[];
}

/** One rule: what it says, in figures and in words, and where that is written. */
@Component({
  selector: 'zb-rule-card',
  imports: [Badge, TranslocoDirective],
  templateUrl: './rule-card.html',
  styleUrl: './rule-card.scss',
  host: { '[class.named]': 'named()' },
})
export class RuleCard {
  readonly rule = input.required<RuleInForceDto>();
  readonly date = input.required({ transform: localDate });
  readonly agreement = input.required<AgreementInForceDto>();
  readonly contract = input<ContractInForceDto | null>(null);
  /** Name of the public holiday on the day. */
  readonly holiday = input<string | null>(null);
  /** Somebody came here for this very rule. */
  readonly named = input(false);

  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly formatFullDate = formatFullDate;

  protected readonly description = computed(() => {
    const { descriptionDe, descriptionEn } = this.rule();
    return activeLanguage() === 'de' ? descriptionDe : descriptionEn;
  });
  protected readonly origins = computed<Origin[]>(() => {
    activeLanguage();
    const rule = this.rule();
    const origins = rule.parameters.map((parameter): Origin => {
      const { source, sourceName, validTo = null, paragraph = null } = parameter;
      const name = source === 'agreement' ? this.agreement().name : sourceName;
      return { source, name, validTo, paragraph, lines: valueLines(rule, parameter) };
    });
    return merged([...this.#byContract(), ...origins]).filter(({ lines }) => lines.length > 0);
  });

  constructor() {
    effect(() => {
      if (this.named()) this.heading()?.nativeElement.focus();
    });
  }

  /** What the contract plans for the very weekday. */
  #byContract(): Origin[] {
    const contract = this.contract();
    if (this.rule().id !== 'CON-PATTERN' || !contract) return [];
    const weekday = weekdayOf(this.date());
    const planned = plannedLine(weekday, contract.pattern[weekday - 1], this.holiday());
    return [{ source: 'contract', name: '', validTo: null, paragraph: null, lines: [planned] }];
  }
}

/** Values that follow each other and are written in the same place tell it once. */
function merged(origins: readonly Origin[]): Origin[] {
  return origins.reduce<Origin[]>((list, origin) => {
    const last = list.at(-1);
    const isSame = last?.source === origin.source && last.name === origin.name && last.paragraph === origin.paragraph;
    if (!isSame) return [...list, origin];
    return [...list.slice(0, -1), { ...last, lines: [...last.lines, ...origin.lines] }];
  }, []);
}
