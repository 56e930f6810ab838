import { randomUUID } from 'node:crypto';
import { AGREEMENT_TEMPLATES } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type AgreementsDto } from './agreement.dto';

interface Problem {
  code: string;
}

// Tuesday, 24 November 2026.
describe('a new staff agreement', () => {
  let api: TestApp;
  let editor: TestPerson;
  let second: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    editor = await api.scenario.person({ roles: ['timeAdministrator'] });
    second = await api.scenario.person({ roles: ['timeAdministrator'] });
  });
  afterAll(() => api.close());

  const create = (name: string, agreementId = randomUUID(), as = editor) =>
    api.request<Problem>('POST', '/api/v1/agreements', { as, body: { agreementId, name } });
  const list = async (as = editor) =>
    (await api.request<AgreementsDto>('GET', '/api/v1/agreements', { as })).body.agreements;

  it('holds nothing until a second person releases its first version', async () => {
    const agreementId = randomUUID();
    expect((await create('DV Bauhof', agreementId)).status).toBe(201);
    expect((await list()).find((one) => one.agreementId === agreementId)).toMatchObject({
      name: 'DV Bauhof',
      versions: [],
      isMine: false,
    });
    const body = {
      ...{ proposalId: randomUUID(), version: 1, validFrom: '2026-12-01' },
      parameters: AGREEMENT_TEMPLATES.rota,
    };
    const proposed = await api.request('POST', `/api/v1/agreements/${agreementId}/versions`, { as: editor, body });
    expect(proposed.status).toBe(200);
    const release = (as: TestPerson) =>
      api.request<Problem>('POST', `/api/v1/agreement-proposals/${body.proposalId}/release`, { as });
    expect((await release(editor)).body.code).toBe('agreement.own-proposal');
    expect((await release(second)).status).toBe(200);
    const made = (await list()).find((one) => one.agreementId === agreementId);
    expect(made?.versions).toMatchObject([{ version: 1, from: '2026-12-01', to: null }]);
    expect(made?.versions[0].values.find(({ key }) => key === 'dailyCreditCapMinutes')?.value).toBe(720);
  });

  it('has a name of its own, and is made once', async () => {
    const agreementId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => create('DV Forst', agreementId)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect((await create('DV Wald', agreementId)).body.code).toBe('idempotency.mismatch');
    expect((await create(' DV Forst ')).body.code).toBe('agreement.name-taken');
    const log = await api.scenario.client.query(
      `select from audit_event where action = 'agreement.created' and subject_id = $1`,
      [agreementId],
    );
    expect(log.rowCount).toBe(1);
    for (const name of ['', '  ', 'x'.repeat(121)]) expect((await create(name)).status).toBe(422);
  });

  it('is begun by those who write agreements, for their own city', async () => {
    const clerk = await api.scenario.person();
    expect((await create('DV Fremd', randomUUID(), clerk)).status).toBe(403);
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    expect((await create('DV Bauhof', randomUUID(), stranger)).status).toBe(201);
    expect((await list()).filter(({ name }) => name === 'DV Bauhof')).toHaveLength(1);
  });
});
