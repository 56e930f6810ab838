import { type blockers as german } from '../de/blockers';
import { type Translated } from '../translated';

export const blockers: Translated<typeof german> = {
  blocker: {
    'month-open': 'month not handed in',
    'month-submitted': 'month handed in, not approved',
    'month.not-approved': 'month not approved',
    PERIOD_HAS_OPEN_ITEMS: 'correction waits for a decision',
    'closing.day-missing': 'day not evaluated',
    'closing.day-open': 'day is still running',
    'closing.previous-open': '{{ month }} is not closed',
    'closing.contract-missing': 'no contract',
    'closing.personnel-number-unfit': 'personnel number does not fit the payroll target',
    'closing.other-group': 'belongs to another payroll group by now ({{ payrollGroup }})',
    'closing.agreement-missing': 'no staff agreement',
    'closing.plan-changed': 'result changed since the preview',
    WORK_ON_ABSENCE: 'worked in spite of an absence, not decided',
    MISSING_BOOKING: 'booking missing',
    OVERLAPPING_BOOKINGS: 'bookings overlap',
  },
};
