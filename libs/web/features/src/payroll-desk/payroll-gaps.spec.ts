import { type PayrollGapDto } from '@zeitbuch/web-data-access';
import { TestBed } from '@angular/core/testing';
import { openPage } from '../testing/open-page';
import { PayrollSettingsPage } from './payroll-settings-page';

const NUMBERS: PayrollGapDto = { kind: 'target', format: 'datev-lodas', persons: 7 };
const NIGHT: PayrollGapDto = {
  ...{ kind: 'wageType', format: 'datev-lodas', code: 'NIGHT', personnelGroup: 'TVOED_VKA', persons: 3 },
};
const SETTINGS = { version: 0, groups: [], personnelGroups: [], codes: [], wageTypes: [], proposals: [] };
const group = (name: string, gaps: PayrollGapDto[]) => ({ payrollGroup: name, payrollGroupName: name, gaps });

describe('what is missing for payroll files', () => {
  afterEach(() => {
    document.body.replaceChildren();
    TestBed.resetTestingModule();
  });

  it('is told once, with the months and how many people it concerns in each', async () => {
    const { answer, texts } = await openPage(PayrollSettingsPage, '2026-11-24T09:00:00+01:00');
    await answer('/payroll/settings', SETTINGS);
    await answer('/payroll/gaps', {
      months: [
        { month: '2026-09', groups: [group('TVOED', [NIGHT])] },
        { month: '2026-10', groups: [group('PLANUNG', [NUMBERS, NIGHT]), group('TVOED', [{ ...NIGHT, persons: 10 }])] },
      ],
    });
    expect(texts('zb-payroll-gaps li')).toEqual([
      'DATEV LODAS: Lohnart für Nachtarbeit 20 % Tarifbeschäftigte (TVöD) September 2026, Personen: 3 Oktober 2026, Personen: 13',
      'DATEV LODAS: Berater- und Mandantennummer für „PLANUNG“ Oktober 2026, Personen: 7',
    ]);
  });
});
