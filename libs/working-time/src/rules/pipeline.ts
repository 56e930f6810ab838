import { type DayWork } from '../day';
import { RULES } from './catalogue';
import { type Stage, STAGES } from './rule';

/** Stage by stage; within a stage in the order of the catalogue. Put together once. */
const inStages = STAGES.flatMap((stage) => RULES.filter((rule) => rule.stage === stage));

/** Applies the rules of a single stage. */
export function runStage(day: DayWork, stage: Stage): void {
  for (const rule of inStages) if (rule.stage === stage) rule.apply(day);
}

/** Applies every rule to the working paper of a day. */
export function runRules(day: DayWork): void {
  for (let index = 0; index < inStages.length; index++) inStages[index].apply(day);
}
