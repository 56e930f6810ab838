import { type DayExplanationDto, type ExplanationStepDto } from '@zeitbuch/web-data-access';
import { clockSum, reasonOf, whereWritten } from './explanation-steps';

const step = (clock: ExplanationStepDto['clock'], beforeMinutes: number, afterMinutes: number): ExplanationStepDto => ({
  clock,
  beforeMinutes,
  afterMinutes,
  deltaMinutes: afterMinutes - beforeMinutes,
  rule: 'r',
  nameKey: 'rule.r',
  paragraph: '§',
  why: {},
});
const explanation = {
  recordedMinutes: 620,
  targetMinutes: 468,
  steps: [step('credit', 620, 600), step('target', 0, 468), step('credit', 600, 570)],
};

describe('the sum of a day', () => {
  it('leads from what was recorded to what is credited, and each difference adds up', () => {
    const sum = clockSum(explanation as unknown as DayExplanationDto, 'credit');
    expect(sum).toMatchObject({ startMinutes: 620, resultMinutes: 570 });
    expect(sum.startMinutes + sum.steps.reduce((total, one) => total + one.deltaMinutes, 0)).toBe(sum.resultMinutes);
  });

  it('stays what was recorded on a day without any rule to apply', () => {
    const quiet = { ...explanation, steps: [] } as unknown as DayExplanationDto;
    expect(clockSum(quiet, 'credit')).toMatchObject({ startMinutes: 620, resultMinutes: 620 });
    expect(clockSum(quiet, 'target').resultMinutes).toBe(468);
  });
});

describe('what a step was worked out from', () => {
  it('is shown where the day does not show it: travel of the month', () => {
    const travel = { rule: 'TVOED-BTV-44', why: { travelMinutes: 300, travelInMonthMinutes: 1170 } };
    expect(reasonOf(travel)).toEqual({
      key: 'explanation.reason.TVOED-BTV-44',
      params: { travelMinutes: '5:00', travelInMonthMinutes: '19:30' },
    });
    expect(reasonOf({ ...travel, why: {} })).toBeNull();
    expect(reasonOf(step('credit', 620, 600))).toBeNull();
  });
});

describe('where the value of a step is written', () => {
  it('is version and paragraph, or the temporary rule; without an agreement the paragraph of the rule', () => {
    const credit = step('credit', 620, 600);
    expect(whereWritten(credit)).toEqual({ key: 'explanation.written.rule', params: { paragraph: '§' } });
    expect(whereWritten({ ...credit, source: { kind: 'agreement', name: 'DV Gleitzeit', version: 2 } })).toEqual({
      key: 'explanation.written.agreement',
      params: { name: 'DV Gleitzeit', version: 2, paragraph: '§' },
    });
    expect(whereWritten({ ...credit, source: { kind: 'overlay', name: 'Hitze' } }).key).toBe(
      'explanation.written.overlay',
    );
  });
});
