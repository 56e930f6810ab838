import { type ExplanationStepDto } from '@zeitbuch/web-data-access';
import { formatMinutes } from '@zeitbuch/web-ui';
import { type Words } from './words';

/** Rules whose figures are more than before and after: what they were worked out from. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'TVOED-BTV-44': ['travelMinutes', 'travelInMonthMinutes'],
};

/** What a step was worked out from, where that is not seen elsewhere on the day. */
export function reasonOf({ rule, why }: Pick<ExplanationStepDto, 'rule' | 'why'>): Words | null {
  const names = REASONS[rule];
  if (!names?.every((name) => name in why)) return null;
  return {
    key: `explanation.reason.${rule}`,
    params: Object.fromEntries(names.map((name) => [name, formatMinutes(Number(why[name]))])),
  };
}

/** Where the value of a step was set, with its paragraph as far as one is on record; the rule's own paragraph otherwise. */
export function whereWritten({ paragraph, source }: Pick<ExplanationStepDto, 'paragraph' | 'source'>): Words {
  if (!source) return { key: 'explanation.written.rule', params: { paragraph } };
  const { kind, name, version = 0 } = source;
  return { key: `explanation.written.${kind}`, params: { name, version, paragraph } };
}
