import { germanRuleTexts } from '@zeitbuch/web-rule-words/texts/de';
import { absences } from './absences';
import { agreements } from './agreements';
import { checklist } from './checklist';
import { clarification } from './clarification';
import { correction } from './correction';
import { dateField } from './date-field';
import { desks } from './desks';
import { employers } from './employers';
import { fourEyes } from './four-eyes';
import { imports } from './imports';
import { leave } from './leave';
import { organisation } from './organisation';
import { overtime } from './overtime';
import { myDay } from './my-day';
import { myMonth } from './my-month';
import { myRules } from './my-rules';
import { payrollSettings } from './payroll-settings';
import { people } from './people';
import { problems } from './problems';
import { setUp } from './setup';
import { roles } from './roles';
import { shell } from './shell';
import { signIn } from './sign-in';
import { sites } from './sites';
import { tasks } from './tasks';

/** Every German text; German is the language in which the screens are written first. */
export const de = {
  ...germanRuleTexts,
  ...shell,
  dateField,
  ...signIn,
  ...absences,
  ...leave,
  ...overtime,
  ...myDay,
  ...myMonth,
  ...myRules,
  ...clarification,
  ...correction,
  ...problems,
  ...desks,
  ...agreements,
  ...employers,
  ...fourEyes,
  ...imports,
  ...tasks,
  ...people,
  ...organisation,
  ...sites,
  ...roles,
  ...setUp,
  ...checklist,
  ...payrollSettings,
};
