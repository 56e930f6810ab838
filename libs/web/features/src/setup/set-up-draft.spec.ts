import { localDate } from '@zeitbuch/working-time';
import { dayMinutes, emptyDraft, foundCityOrder, type SetUpDraft } from './set-up-draft';

const NAMES = { flexitime: 'DV Gleitzeit', serviceHours: 'DV Service', rota: 'DV Schicht', civilServants: 'GZO' };
const WORKDAYS = [true, true, true, true, true, false, false];

describe('hours of a contract', () => {
  it('are spread over the days worked, and no minute is lost', () => {
    expect(dayMinutes(2340, WORKDAYS)).toEqual([468, 468, 468, 468, 468, 0, 0]);
    const uneven = dayMinutes(2341, WORKDAYS);
    expect(uneven.reduce((sum, day) => sum + day, 0)).toBe(2341);
    expect(dayMinutes(2340, Array<boolean>(7).fill(false))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

it('a set-up is sent without blanks, with the agreements that were chosen', () => {
  const empty = emptyDraft(NAMES, localDate('2026-11-24'));
  const [flexitime, service, ...others] = empty.agreements.list;
  const draft: SetUpDraft = {
    ...empty,
    city: { name: ' Stadt Auental ', shortName: 'AUENTAL' },
    groups: [{ code: ' 01', name: 'Beschäftigte ' }],
    agreements: {
      ...empty.agreements,
      list: [{ ...flexitime, isChosen: false }, { ...service, name: ' DV Bürgeramt', isChosen: true }, ...others],
    },
    person: { ...empty.person, email: ' w@auental.example ', agreement: 'serviceHours', payrollGroup: '01' },
  };
  const order = foundCityOrder(draft, 'CODE', ' geheim ');
  expect(order.city.name).toBe('Stadt Auental');
  expect(order.payrollGroups).toEqual([{ code: '01', name: 'Beschäftigte' }]);
  expect(order.agreements).toEqual([{ template: 'serviceHours', name: 'DV Bürgeramt', validFrom: '2026-01-01' }]);
  expect(order.administrator).toMatchObject({ agreement: 'DV Bürgeramt', email: 'w@auental.example' });
  expect(order.administrator).not.toHaveProperty('weeklyHours');
  expect(order.password).toBe(' geheim ');
});
