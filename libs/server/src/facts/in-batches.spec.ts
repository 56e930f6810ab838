import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { inBatches } from './in-batches';

describe('work on many people, batch by batch', () => {
  let api: TestApp;
  /** Of two cities, in the order in which they are gone through. */
  let people: TestPerson[];

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    const ours = [await api.scenario.person(), await api.scenario.person(), await api.scenario.person()];
    people = [
      ...ours.toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1)),
      await api.scenario.person({ tenantId: 2 }),
    ];
  });
  afterAll(() => api.close());

  /** One person at a time; `refused` are those with whom the work fails. */
  const work = (refused: readonly TestPerson[], done: string[]) =>
    inBatches(
      api.db,
      api.clock,
      {
        find: ({ tenantId }, after) =>
          api.db.query<{ employee_id: string }>(
            'select employee_id from employee where tenant_id = $1 and employee_id > $2::uuid order by employee_id limit 1',
            [tenantId, after],
          ),
        startOf: () => null,
        work: async (_tenant, _start, [id]) => {
          if (refused.some(({ employeeId }) => employeeId === id)) throw new Error(`not with ${id}`);
          done.push(id);
        },
      },
      () => true,
    );

  it('goes through everybody of all cities', async () => {
    const done: string[] = [];
    expect(await work([], done)).toBe(4);
    expect(done).toEqual(people.map(({ employeeId }) => employeeId));
  });

  it('goes on after somebody with whom it fails, and says so in the end', async () => {
    const done: string[] = [];
    const [first, second, third, elsewhere] = people;
    await expect(work([first, third], done)).rejects.toMatchObject({
      errors: [first, third].map(({ employeeId }) => new Error(`not with ${employeeId}`)),
    });
    expect(done).toEqual([second.employeeId, elsewhere.employeeId]);
  });
});
