import { type RuleInForceDto, type RulesInForceDto, type RuleSubject } from '@zeitbuch/web-data-access';
import { type IconName } from '@zeitbuch/web-ui';
import { SUBJECTS } from '@zeitbuch/working-time';

/** Rules that decide the same thing. */
export interface RuleGroup {
  readonly subject: RuleSubject;
  readonly icon: IconName;
  readonly rules: readonly RuleInForceDto[];
  /** It decides about the working day; the others are looked up now and then. */
  readonly isOfTheDay: boolean;
}

const ICONS: Readonly<Record<RuleSubject, IconName>> = {
  target: 'target',
  presence: 'come',
  breaks: 'pause',
  credit: 'clock',
  protection: 'shield',
  account: 'account',
  places: 'office',
  leave: 'leaveDay',
  absence: 'calendar',
  pay: 'payroll',
  closing: 'closing',
};

const LOOKED_UP: ReadonlySet<RuleSubject> = new Set(['leave', 'absence', 'pay', 'closing']);

/** The rules by what they decide, in the order in which people ask; without empty groups. */
export function ruleGroups({ rules }: Pick<RulesInForceDto, 'rules'>): RuleGroup[] {
  return SUBJECTS.map((subject) => ({
    subject,
    icon: ICONS[subject],
    rules: rules.filter((rule) => rule.subject === subject),
    isOfTheDay: !LOOKED_UP.has(subject),
  })).filter((group) => group.rules.length > 0);
}
