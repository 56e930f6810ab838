import { type PayrollSettingsDto } from '@zeitbuch/web-data-access';
import { changedRows, entriesOf, missingOf, rowsOn, unfinished } from './wage-type-draft';

const PLACE = { format: 'datev-lodas', personnelGroup: 'TVOED_VKA' } as const;
const SETTINGS: PayrollSettingsDto = {
  ...{ version: 1, groups: [], personnelGroups: [], proposals: [] },
  codes: [
    { code: 'NIGHT', unit: 'minutes' },
    { code: 'SUN', unit: 'minutes' },
    { code: 'ABS_SICK', unit: 'hundredthDays' },
  ],
  wageTypes: [
    { ...PLACE, code: 'NIGHT', to: '2026-12', exported: true, wageType: '2020', processingKey: '01' },
    { ...PLACE, code: 'NIGHT', from: '2027-01', exported: true, wageType: '2120', processingKey: '01' },
    { ...PLACE, code: 'ABS_SICK', exported: false },
    { ...PLACE, format: 'csv', code: 'SUN', exported: true, wageType: '2030', processingKey: '01' },
  ],
};

describe('wage types as they are typed', () => {
  const rows = rowsOn(SETTINGS, PLACE, '2026-11');

  it('begin with what holds in the month, of this format and personnel group', () => {
    expect(rows.map(({ held, next }) => [held?.wageType ?? null, next?.from ?? null])).toEqual([
      ['2020', '2027-01'],
      [null, null],
      [null, null],
    ]);
    expect(missingOf(rows)).toEqual(['SUN']);
    expect(rowsOn(SETTINGS, PLACE, '2027-01')[0].held?.wageType).toBe('2120');
    expect(changedRows(rows, entriesOf(rows))).toEqual([]);
  });

  it('send along only what they change', () => {
    const entries = {
      ...entriesOf(rows),
      SUN: { left: false, wageType: ' 2030 ', processingKey: '01' },
      ABS_SICK: { left: false, wageType: '9600', processingKey: '10' },
    };
    expect(changedRows(rows, entries)).toEqual([
      { code: 'SUN', exported: true, wageType: '2030', processingKey: '01' },
      { code: 'ABS_SICK', exported: true, wageType: '9600', processingKey: '10' },
    ]);
    const left = { ...entriesOf(rows), NIGHT: { left: true, wageType: '2020', processingKey: '01' } };
    expect(changedRows(rows, left)).toEqual([{ code: 'NIGHT', exported: false }]);
  });

  it('are unfinished where half is missing, or where a value was emptied', () => {
    const half = { left: false, wageType: '2030', processingKey: '' };
    const none = { left: false, wageType: ' ', processingKey: '' };
    expect(unfinished(rows, { ...entriesOf(rows), SUN: half, NIGHT: none })).toEqual(['NIGHT', 'SUN']);
    expect(unfinished(rows, entriesOf(rows))).toEqual([]);
  });
});
