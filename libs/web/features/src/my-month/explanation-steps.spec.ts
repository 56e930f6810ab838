import { type DayExplanationDto, type ExplanationStepDto } from '@zeitbuch/web-data-access';
import { clockSum } from './explanation-steps';

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
