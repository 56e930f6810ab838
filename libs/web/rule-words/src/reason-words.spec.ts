import { type ExplanationStepDto } from '@zeitbuch/web-data-access';
import { reasonOf, whereWritten } from './reason-words';

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
