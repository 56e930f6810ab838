import { type Flaw, type FlawCode } from './flaw';

/**
 * What each flaw means, in English and for people: the API says it to programs, the English screens show it.
 * `{{name}}` stands for a value of the flaw.
 */
export const FLAW_SENTENCES: Readonly<Record<FlawCode, string>> = {
  'schema.missing': 'Something is missing here.',
  'schema.unknown-key': 'No rule knows this setting. Please check its spelling.',
  'schema.not-an-integer': 'Please give a whole number, times in minutes.',
  'schema.out-of-range': 'The value must lie between {{min}} and {{max}}.',
  'schema.not-a-boolean': 'Only yes or no is possible here.',
  'schema.not-a-date': 'A day is expected here, for example 2026-12-01.',
  'schema.not-an-option': 'Only these are possible: {{options}}.',
  'schema.not-a-list': 'A list is expected here.',
  'schema.wrong-length': 'The list must have exactly {{length}} entries, one for each day from Monday on.',
  'schema.not-an-object': 'Several settings are expected here, each with its name.',
  'agreement.window-order': 'The end must be later than the beginning.',
  'agreement.frame-empty':
    'No day of the week has a flexitime frame: no time would ever be credited. If there is to be no frame, leave it out altogether.',
  'agreement.core-outside-frame': 'The core time must lie entirely within the flexitime frame of the day.',
  'agreement.no-tiers': 'Breaks are to be deducted, but from when on and how long is missing.',
  'agreement.tiers-not-ascending': 'The tiers of the break rule must ascend: never less break after more work.',
  'agreement.presence-is-floor': 'Where presence counts, the break is only deducted minute by minute, never at once.',
  'agreement.month-above-year': 'More flex days would be allowed in a month than in the whole year.',
  'agreement.carry-above-cap': 'More would be carried over than the account may hold.',
  'agreement.action-without-limit': 'It says what happens to time above the limit, but there is no limit.',
  'agreement.light-order': 'Yellow must reach at least as far as green.',
  'agreement.weekday-twice': 'The same weekday is named twice.',
  'agreement.quota-beyond-days': 'Beside the fixed days in the office not so many days are left at home.',
  'agreement.quota-of-half-days': 'Half a day can only be agreed on where days count as half.',
  'agreement.quota-twice':
    'Two limits of the same kind for the same work and the same span contradict each other: please keep one.',
  'agreement.too-many-quotas': 'At most six limits of work at home can hold at a time.',
  'agreement.not-a-monday': 'The first week must begin on a Monday.',
  'overlay.bad-date': 'A temporary rule needs a first and a last day.',
  'overlay.ends-before-start': 'The temporary rule ends before it begins.',
  'overlay.not-earlier': 'The temporary rule ends on {{date}} anyway: an earlier end must lie before that day.',
  'overlay.empty': 'The temporary rule changes nothing.',
  'overlay.outside-versions': 'On {{date}} no version of the staff agreement is in force that could be changed.',
  'annex.bad-date': 'An annex needs a first day; its last day may be left open.',
  'annex.ends-before-start': 'The annex ends before it begins.',
  'annex.empty': 'The annex changes nothing.',
  'annex.outside-versions': 'On {{date}} no version of the staff agreement is in force that could be changed.',
  'annex.not-later': 'The annex before begins on {{date}}: a new one must begin later.',
  'annex.unknown-unit': 'There is no such unit.',
  'annex.one-circle': 'An annex is for one unit, or for one personnel group, or for people by name.',
  'annex.unknown-people': 'Somebody who is named is not known.',
  'version.bad-date': 'A version needs a first day; its last day may be left open.',
  'version.ends-before-start': 'The version ends before it begins.',
  'version.not-later': 'The version before begins on {{date}}: a new one must begin later.',
  'version.leaves-gap': 'From {{date}} on, {{people}} people would have no agreement.',
  'version.bad-paragraph': 'A paragraph is a short text, 100 characters at most.',
  'publication.closed-month':
    'The month {{month}} is already closed for {{people}} people. The earliest possible beginning is {{date}}.',
  'contract.bad-date': 'This is not a day of the calendar.',
  'contract.ends-before-start': 'The contract ends before it begins.',
  'contract.bad-group': 'This group of staff does not exist.',
  'contract.bad-weekly-minutes': 'Weekly hours must lie between 0 and 168.',
  'contract.unknown-pattern': 'How the hours are spread over the week is missing.',
  'contract.bad-pattern': 'The weekly schedule needs seven days in whole minutes, none above 24 hours.',
  'contract.pattern-sum':
    'The weekly schedule adds up to {{actualMinutes}} minutes, the contract says {{expectedMinutes}}.',
  'absence.unknown-kind': 'This kind of absence does not exist: {{kind}}.',
  'absence.bad-date': 'This is not a day of the calendar.',
  'absence.ends-before-start': 'The absence ends before it begins.',
  'absence.no-credit-policy': 'What this absence credits to the time account is missing.',
  'absence.no-minutes': 'How many minutes are credited is missing.',
  'absence.bad-minutes': 'Please give whole minutes, a day at most.',
  'absence.bad-lessons': 'Please give whole lessons.',
  'absence.not-yet': 'This kind of absence exists from {{ from }} on.',
  'absence.only-for-trips': 'Travel and driving belong to business trips only.',
  'absence.no-times': 'Please say from when to when.',
  'absence.times-order': 'The end must be later than the beginning.',
};

/** The sentence of a flaw with its values filled in. */
export function flawSentence({ code, params }: Pick<Flaw, 'code' | 'params'>): string {
  return FLAW_SENTENCES[code].replace(/{{(\w+)}}/g, (_, name: string) => String(params[name] ?? ''));
}
