import { type TranslocoService } from '@jsverse/transloco';
import { type OverruledDto } from '@zeitbuch/web-data-access';
import { type AgreementKey, PARAMETER_RULE } from '@zeitbuch/working-time';
import { spanWords } from './span-words';

/** "Rahmenzeit: 13.12. bis 19.12. gilt …": where a rule does not hold though it is in force; each sentence once. */
export function overruledTexts(transloco: TranslocoService, overruled: readonly OverruledDto[]): string[] {
  const sentences = overruled.flatMap(({ key, title, unitName, ...days }) => {
    const ruleId = PARAMETER_RULE[key as AgreementKey];
    if (ruleId === undefined) return []; // of a newer server
    const span = spanWords(days);
    return transloco.translate<string>(unitName === undefined ? 'agreements.overruled' : 'agreements.overruledFor', {
      rule: transloco.translate<string>(`rule.${ruleId}`),
      span: transloco.translate<string>(span.key, span.params),
      title,
      unit: unitName,
    });
  });
  return [...new Set(sentences)];
}
