import { blockers } from './blockers';
import { flaws } from './flaws';
import { limits } from './limits';
import { rules } from './rules';
import { values } from './values';

/** Every German text about rules, their values, what they find and what stands against a month. */
export const germanRuleTexts = { ...blockers, ...flaws, ...limits, ...rules, ...values };
