import {
  type ContractSpanDto,
  type OpeningOnRecordDto,
  type OrderOnRecordDto,
  type PermissionSpanDto,
  type PersonRecordDto,
  type ProtectionSpanDto,
  type StandbyOnRecordDto,
} from '@zeitbuch/web-data-access';
import { formatMinutes, formatSigned, weekdayName } from '@zeitbuch/web-ui';
import { type LocalDate } from '@zeitbuch/working-time';

/** What of a record can change from a day on. */
export const FACTS = [
  ...(['contract', 'unit', 'site', 'agreement', 'payrollGroup', 'costCenter'] as const),
  ...(['permission', 'protection'] as const),
  ...(['secondJob', 'standby', 'order', 'declaredDay', 'annexException', 'opening'] as const),
] as const;
export type Fact = (typeof FACTS)[number];

/** A value with its days, in words. */
export interface Entry {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly text: string;
  /** Whether it holds on the day that is looked at. */
  readonly holds: boolean;
}

type Translate = (key: string, params?: Record<string, unknown>) => string;

/** Everything of one kind that the record says, the latest first. */
export function entriesOf(
  record: PersonRecordDto,
  fact: Fact,
  { date, t }: { date: LocalDate; t: Translate },
): Entry[] {
  const entry = ({ from, to = null }: { from: string; to?: string | null }, text: string): Entry => ({
    ...{ from: from as LocalDate, to: to as LocalDate | null, text },
    holds: from <= date && (to === null || date <= to),
  });
  const entries = {
    contract: () => record.contracts.map((span) => entry(span, contractText(span, t))),
    unit: () => record.units.map((span) => entry(span, span.name)),
    site: () => record.sites.map((span) => entry(span, span.name)),
    agreement: () => record.agreements.map((span) => entry(span, span.name)),
    payrollGroup: () => record.payrollGroups.map((span) => entry(span, span.name)),
    costCenter: () => record.costCenters.map((span) => entry(span, span.name)),
    permission: () => record.permissions.map((span) => entry(span, permissionText(span, t))),
    protection: () => record.protections.map((span) => entry(span, t(`people.protection.${span.kind}`))),
    secondJob: () => record.secondJobs.map((span) => entry(span, weekText(span.minutes))),
    standby: () => record.standbys.map((one) => entry({ from: one.date, to: one.toDate }, standbyText(one, t))),
    order: () => record.orders.map((one) => entry({ from: one.date, to: one.toDate }, clockText(one, t))),
    declaredDay: () =>
      record.declaredDays.map(({ date: day, kind }) => entry({ from: day, to: day }, t(`people.declared.${kind}`))),
    annexException: () => record.annexExceptions.map((span) => entry(span, `${span.title} · ${span.reason}`)),
    opening: () =>
      record.openings.map(({ counts, ...one }) => {
        const corrected = one.correctionReason && t('people.openingCorrects', { reason: one.correctionReason });
        const text = [openingText(one, t), corrected, counts ? '' : t('people.openingReplaced')];
        const { holds, ...said } = entry({ from: one.beginsOn }, text.filter(Boolean).join(' · '));
        return { ...said, holds: holds && counts };
      }),
  }[fact]();
  return entries.toSorted((a, b) => (a.from < b.from ? 1 : -1));
}

/** `Zeitkonto 12:30 Std. · Zeiterfassung alt` */
export const openingText = (
  { account, minutes, source }: Pick<OpeningOnRecordDto, 'account' | 'minutes' | 'source'>,
  t: Translate,
): string =>
  [`${t(`people.opening.${account}`)} ${t('people.hours', { hours: formatSigned(minutes) })}`, source].join(' · ');

const permissionText = ({ kind, equipped }: PermissionSpanDto, t: Translate): string =>
  t(`people.permission.${kind}`) + (kind === 'telework' && !equipped ? ` · ${t('people.notEquipped')}` : '');

export const clockText = ({ fromTime, toTime }: OrderOnRecordDto, t: Translate): string =>
  t('people.clock', { from: fromTime, to: toTime });

const standbyText = (standby: StandbyOnRecordDto, t: Translate): string =>
  clockText(standby, t) + (standby.callouts > 0 ? ` · ${t('people.calledOut', { count: standby.callouts })}` : '');

/** `39:00 Std. · Mo–Fr 7:48 · TVöD · E 9a`; alternating weeks one after the other. */
function contractText({ weeklyMinutes, oddMinutes, evenMinutes, ...contract }: ContractSpanDto, t: Translate): string {
  const [odd, even] = [weekText(oddMinutes), weekText(evenMinutes)];
  const week = odd === even ? odd : `${t('people.oddWeeks')} ${odd}; ${t('people.evenWeeks')} ${even}`;
  return [
    ...[t('people.hours', { hours: formatMinutes(weeklyMinutes) }), week],
    ...[t(`people.personnelGroup.${contract.personnelGroup}`), contract.payGroup ?? ''],
    contract.worksInShifts ? t('people.shifts') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** `Mo–Do 8:30, Fr 5:00`: days that follow one another with the same hours together. */
function weekText(minutes: readonly number[]): string {
  const runs: { first: number; last: number; minutes: number }[] = [];
  for (const [index, ofDay] of minutes.entries()) {
    const run = runs.at(-1);
    if (run && run.minutes === ofDay && run.last === index - 1) run.last = index;
    else if (ofDay > 0) runs.push({ first: index, last: index, minutes: ofDay });
  }
  const name = (index: number) => weekdayName(index + 1, 'short');
  return runs
    .map(({ first, last, minutes: ofDay }) => {
      const days = first === last ? name(first) : `${name(first)}–${name(last)}`;
      return `${days} ${formatMinutes(ofDay)}`;
    })
    .join(', ');
}

export type ProtectionKind = ProtectionSpanDto['kind'];
export type PermissionKind = PermissionSpanDto['kind'];
