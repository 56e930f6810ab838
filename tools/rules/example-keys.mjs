/** Names for the keys of worked examples: the files are written for machines. */
import { ACCOUNT_KEYS } from './example-keys-account.mjs';
import { DAY_KEYS } from './example-keys-day.mjs';
import { PAY_KEYS } from './example-keys-pay.mjs';

const KEYS = { ...DAY_KEYS, ...ACCOUNT_KEYS, ...PAY_KEYS };

/** Whole minutes whose keys do not say so. */
const MINUTES =
  /^(opening|closings|closings_before|capped|capped_before|transferred|limit_plus|limit_per_werktag|limit_per_week|worked_minutes_total|limit|total|contract_week|week_target|min_contract_week|mobile|telework|office|cap_plus|carry_over_max|debt_limit|overtime_account|overtime_closing|delta|balance|green|yellow|plus_limit|minus_limit|target|lower_limit|fulltime_before|fulltime_after|contract_weekly|fulltime_weekly|compensated_by_end_of_next_week|week_worked|ordered_outside_frame|separate_standbys|exported|after_correction)$/;

/** Name of a key of a worked example; undefined where nobody has given it one. */
export const keyName = (key, lang) => KEYS[key]?.[lang === 'de' ? 0 : 1];
export const isMinutesKey = (key) => /minutes(_|$)/i.test(key) || /Minutes$/.test(key) || MINUTES.test(key);
