import { type AgreementKey } from '@zeitbuch/working-time';

/** Where each value of a demo agreement is written. A key that the rules learn must be found here, or this does not compile. */
type Paragraphs = Readonly<Record<AgreementKey, string>>;

export const FLEXITIME_PARAGRAPHS: Paragraphs = {
  frame: '§ 4 (1)',
  core: '§ 4 (2)',
  coreBreakWindow: '§ 6 (2)',
  breakRule: '§ 6 (1)',
  dailyCreditCapMinutes: '§ 5 (1)',
  minRestMinutes: '§ 5 (3)',
  dstPolicy: '§ 5 (4)',
  supplementsDue: '§ 7 (5)',
  flexDays: '§ 8 (1)',
  account: '§ 7 (1)-(4)',
  homeOffice: '§ 10',
  averaging: '§ 5 (2)',
  accountingDay: '§ 5 (5)',
  partTimeOvertime: '§ 7 (6)',
  drivingTime: '§ 11 (2)',
  halfDayLeave: '§ 5 (6)',
};

export const COUNTER_PARAGRAPHS: Paragraphs = {
  ...FLEXITIME_PARAGRAPHS,
  core: '§ 3 (1)',
  frame: '§ 3 (3)',
  flexDays: '§ 9 (2)',
  account: '§ 8',
  homeOffice: '§ 3 (4)',
};

export const ROTA_PARAGRAPHS: Paragraphs = {
  frame: '§ 2 (1)',
  core: '§ 2 (1)',
  coreBreakWindow: '§ 5 (2)',
  breakRule: '§ 5 (1)',
  dailyCreditCapMinutes: '§ 4 (2)',
  minRestMinutes: '§ 4 (3)',
  dstPolicy: '§ 6',
  supplementsDue: '§ 10 (1)',
  flexDays: '§ 9',
  account: '§ 8 (1)-(3)',
  homeOffice: '§ 11',
  averaging: '§ 4 (1)',
  accountingDay: '§ 2 (3)',
  partTimeOvertime: '§ 10 (2)',
  drivingTime: '§ 12',
  halfDayLeave: '§ 2 (4)',
};

export const CIVIL_SERVANT_PARAGRAPHS: Paragraphs = {
  frame: 'Nr. 3.1',
  core: 'Nr. 3.2',
  coreBreakWindow: 'Nr. 4.2',
  breakRule: 'Nr. 4.1',
  dailyCreditCapMinutes: 'Nr. 3.4',
  minRestMinutes: 'Nr. 3.5',
  dstPolicy: 'Nr. 3.6',
  supplementsDue: 'Nr. 7.3',
  flexDays: 'Nr. 6',
  account: 'Nr. 5',
  homeOffice: 'Nr. 8',
  averaging: 'Nr. 3.3',
  accountingDay: 'Nr. 3.7',
  partTimeOvertime: 'Nr. 7.4',
  drivingTime: 'Nr. 9',
  halfDayLeave: 'Nr. 3.8',
};

export const ENTERPRISE_PARAGRAPHS: Paragraphs = {
  frame: '§ 3 (1)',
  core: '§ 3 (2)',
  coreBreakWindow: '§ 5 (3)',
  breakRule: '§ 5 (1)-(2)',
  dailyCreditCapMinutes: '§ 4 (1)',
  minRestMinutes: '§ 4 (2)',
  dstPolicy: '§ 4 (4)',
  supplementsDue: '§ 9',
  flexDays: '§ 8',
  account: '§ 7',
  homeOffice: '§ 10',
  averaging: '§ 4 (3)',
  accountingDay: '§ 4 (5)',
  partTimeOvertime: '§ 9 (2)',
  drivingTime: '§ 11',
  halfDayLeave: '§ 4 (6)',
};
