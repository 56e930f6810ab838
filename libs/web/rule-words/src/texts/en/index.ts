import { blockers } from './blockers';
import { flaws } from './flaws';
import { limits } from './limits';
import { rules } from './rules';
import { values } from './values';

/** The same in English. */
export const englishRuleTexts = { ...blockers, ...flaws, ...limits, ...rules, ...values };
