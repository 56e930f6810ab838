import { type TodayDto } from '@zeitbuch/web-data-access';
import { leaveTime } from './leave-time';

const at = (time: string) => `2026-11-23T${time}:00+01:00`;
const day = (changes: Partial<TodayDto>) =>
  ({
    targetMinutes: 468,
    earliestLeaveAt: at('16:18'),
    latestEndAt: at('18:00'),
    dailyMaxMinutes: 600,
    ...changes,
  }) as TodayDto;

describe('when to leave', () => {
  it('is from when the target is reached, while it is not', () => {
    expect(leaveTime(day({}), -348)).toEqual({ kind: 'from', at: at('16:18') });
    expect(leaveTime(day({}), 0)).toBeNull();
    expect(leaveTime(day({ targetMinutes: 0 }), 0)).toBeNull();
    expect(leaveTime(day({ earliestLeaveAt: undefined }), -348)).toBeNull();
  });

  it('is by when the law ends the day, where that comes first: never a minute that nobody may work', () => {
    const evening = day({ latestEndAt: at('16:10') });
    expect(leaveTime(evening, -348)).toEqual({ kind: 'by', at: at('16:10') });
    expect(leaveTime(day({ latestEndAt: at('16:18') }), -348)).toEqual({ kind: 'from', at: at('16:18') });
    expect(leaveTime(day({ latestEndAt: undefined }), -348)).toBeNull();
  });
});
