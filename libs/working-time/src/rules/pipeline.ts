import { RULES } from './catalogue';
import { type DayWork } from './day-work';
import { STAGES } from './rule';

/** Stage by stage; within a stage in the order of the catalogue. Put together once. */
const inStages = STAGES.flatMap((stage) => RULES.filter((rule) => rule.stage === stage));

/** Applies every rule to the working paper of a day. */
export function runRules(day: DayWork): void {
  for (let index = 0; index < inStages.length; index++) inStages[index].apply(day);
}
