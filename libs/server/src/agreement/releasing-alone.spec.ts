import { randomUUID } from 'node:crypto';
import { AGREEMENT_TEMPLATES } from '@zeitbuch/working-time';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type ProposalsDto } from './proposal.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';

// Tuesday, 24 November 2026: a city in its set-up, with its first administrator.
describe('a rule is released alone', () => {
  let api: TestApp;
  let first: TestPerson;
  let second: TestPerson;
  let agreementId: string;

  beforeEach(async () => {
    api = await createTestApp('2026-11-24T09:00:00+01:00', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    first = await api.scenario.person({ roles: ['organisationAdministrator', 'timeAdministrator'] });
    second = await api.scenario.person({ roles: ['organisationAdministrator', 'timeAdministrator'] });
    agreementId = await api.scenario.agreement('DV');
    await signIn(first);
  });
  afterEach(() => api.close());

  const signIn = async (person: TestPerson) => {
    await api.scenario.password(person, PASSWORD);
    const body = { email: person.email, password: PASSWORD };
    return (await api.request('POST', '/api/auth/sign-in/email', { body })).status;
  };
  const propose = async (as: TestPerson, version = 2) => {
    const proposalId = randomUUID();
    const body = { proposalId, version, validFrom: `2027-0${version}-01`, parameters: AGREEMENT_TEMPLATES.rota };
    expect((await api.request('POST', `/api/v1/agreements/${agreementId}/versions`, { as, body })).status).toBe(200);
    return proposalId;
  };
  const release = (proposalId: string, as: TestPerson) =>
    api.request<Refused>('POST', `/api/v1/agreement-proposals/${proposalId}/release`, { as });
  const isAlone = async (as: TestPerson) =>
    (await api.request<ProposalsDto>('GET', '/api/v1/agreement-proposals', { as })).body.isAlone;
  const rows = () =>
    api.db.query('select status, alone, decided_by = proposed_by as own from agreement_proposal order by proposed_at');

  it('by the first administrator, as long as no second one has signed in; the log and the checklist say so', async () => {
    expect(await isAlone(first)).toBe(true);
    const proposalId = await propose(first);
    expect((await release(proposalId, first)).status).toBe(200);
    expect((await release(proposalId, first)).status).toBe(200);
    expect(await rows()).toEqual([{ status: 'released', alone: true, own: true }]);
    const checklist = await api.request<{ actsAlone: object[] }>('GET', '/api/v1/setup/checklist', { as: first });
    expect(checklist.body.actsAlone).toMatchObject([{ action: 'agreement.released', byName: first.name }]);
    expect(await signIn(second)).toBe(200);
    expect(await isAlone(first)).toBe(false);
    const next = await propose(first, 3);
    expect((await release(next, first)).body.code).toBe('agreement.own-proposal');
    expect((await release(next, second)).status).toBe(200);
    expect((await rows())[1]).toEqual({ status: 'released', alone: false, own: false });
  });

  it('never by who only writes agreements, and never refused by who proposed it', async () => {
    const editor = await api.scenario.person({ roles: ['agreementEditor'] });
    expect(await isAlone(editor)).toBe(false);
    const proposalId = await propose(editor);
    expect((await release(proposalId, editor)).body.code).toBe('agreement.own-proposal');
    const own = await propose(first);
    const refusal = await api.request<Refused>('POST', `/api/v1/agreement-proposals/${own}/refusal`, {
      as: first,
      body: { reason: 'doch nicht' },
    });
    expect(refusal.body.code).toBe('agreement.own-proposal');
  });

  it('or not at all, where the second one signs in at the same moment', async () => {
    const proposalId = await propose(first);
    const [released, signedIn] = await Promise.all([release(proposalId, first), signIn(second)]);
    expect(signedIn).toBe(200);
    const [row] = await rows();
    // Whichever came first: what was released by one says so, and nothing is in between.
    if (released.status === 200) expect(row).toEqual({ status: 'released', alone: true, own: true });
    else {
      expect(released.body.code).toBe('agreement.own-proposal');
      expect(row).toEqual({ status: 'proposed', alone: false, own: null });
    }
    if (row.status === 'proposed') expect((await release(proposalId, first)).body.code).toBe('agreement.own-proposal');
  });

  it('without saying so is refused by the database, and so is saying so for two', async () => {
    const proposalId = await propose(first);
    const decide = (by: TestPerson, alone: boolean) =>
      api.db.query(
        `update agreement_proposal set status = 'released', decided_by = $2, decided_at = now(), alone = $3 where proposal_id = $1`,
        [proposalId, by.employeeId, alone],
      );
    for (const [by, alone] of [
      [first, false],
      [second, true],
    ] as const)
      await expect(decide(by, alone)).rejects.toMatchObject({ constraint: 'agreement_proposal_four_eyes' });
  });
});
