import { randomUUID } from 'node:crypto';
import { type AgreementParameters, STANDARD_PARAMETERS } from '@zeitbuch/working-time';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type RulesInForceDto } from '../rules';
import { type AgreementDto } from './agreement.dto';
import { type PublicationDto } from './publication.dto';

const monToFri = (fromMinute: number, toMinute: number): AgreementParameters['frame'] => {
  const window = { fromMinute, toMinute };
  return [window, window, window, window, window, null, null];
};
const USUAL = monToFri(360, 1200);
const CHRISTMAS = monToFri(300, 1200);
const SNOW = monToFri(420, 1140);

/** Monday, 23 November 2026: two temporary rules about the frame, and an annex of the Kämmerei. */
describe('rules that meet', () => {
  let api: TestApp;
  let admin: TestPerson;
  let releaser: TestPerson;
  let clerk: TestPerson;
  let agreementId: string;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T09:00:00+01:00');
    await api.scenario.tenant();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const name = `DV ${randomUUID()}`;
    agreementId = await api.scenario.agreement(name, { frame: USUAL });
    admin = await api.scenario.person({ roles: ['timeAdministrator'] });
    releaser = await api.scenario.person({ roles: ['timeAdministrator'] });
    clerk = await api.scenario.person({ agreement: name });
  });

  const overlay = (title: string, validFrom: string, validTo: string, frame: AgreementParameters['frame']) => ({
    ...{ overlayId: randomUUID(), title, legalBasis: 'Beschluss vom 20.11.2026', validFrom, validTo, set: { frame } },
  });
  const propose = async (kind: string, body: object, dryRun = false) => {
    const path = `/api/v1/agreements/${agreementId}/${kind}${dryRun ? '?dryRun=true' : ''}`;
    const answer = await api.request<PublicationDto>('POST', path, { as: admin, body });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const release = async (id: string, dryRun = false) => {
    const path = `/api/v1/agreement-proposals/${id}/release${dryRun ? '?dryRun=true' : ''}`;
    const answer = await api.request<PublicationDto>('POST', path, { as: releaser });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const met = ({ overlaps, replaced }: PublicationDto) => ({ overlaps, replaced });
  const christmas = () => overlay('Weihnachtsmarkt', '2026-12-01', '2026-12-23', CHRISTMAS);
  const snow = () => overlay('Schneetage', '2026-12-10', '2026-12-31', SNOW);

  it('preview, proposal and release say the same: which one wins on which days and why, and the true value before', async () => {
    const first = christmas();
    expect(met(await propose('overlays', first))).toEqual({
      overlaps: [],
      replaced: [{ key: 'frame', from: '2026-12-01', to: '2026-12-23', value: USUAL }],
    });
    await release(first.overlayId);
    const second = snow();
    const said = {
      overlaps: [
        {
          ...{ key: 'frame', kind: 'overlay', title: 'Weihnachtsmarkt', from: '2026-12-10', to: '2026-12-23' },
          ...{ wins: true, reason: 'decidedLater', value: CHRISTMAS },
        },
      ],
      replaced: [
        { key: 'frame', from: '2026-12-10', to: '2026-12-23', value: CHRISTMAS },
        { key: 'frame', from: '2026-12-24', to: '2026-12-31', value: USUAL },
      ],
    };
    expect(met(await propose('overlays', second, true))).toEqual(said);
    expect(met(await propose('overlays', second))).toEqual(said);
    expect(met(await release(second.overlayId, true))).toEqual(said);
    expect(met(await release(second.overlayId))).toEqual(said);
  });

  it('another proposal that waits is named: the one released last wins', async () => {
    await propose('overlays', christmas());
    const { overlaps } = await propose('overlays', snow(), true);
    expect(overlaps).toMatchObject([
      { kind: 'proposal', title: 'Weihnachtsmarkt', from: '2026-12-10', to: '2026-12-23', reason: 'alsoProposed' },
    ]);
  });

  it('an annex stands behind a temporary rule and before that of the unit above; people of its unit lose another value', async () => {
    const above = await api.scenario.unit(`DEZ ${randomUUID()}`);
    const annex = (orgUnitId: string, title: string, frame: AgreementParameters['frame']) => ({
      ...{ annexId: randomUUID(), orgUnitId, title, validFrom: '2026-12-01', validTo: null, set: { frame } },
    });
    const one = annex(above, 'Anlage 1', monToFri(330, 1260));
    await propose('annexes', one);
    await release(one.annexId);
    const { overlaps, replaced } = await propose('overlays', christmas(), true);
    expect(overlaps).toMatchObject([
      { kind: 'annex', title: 'Anlage 1', wins: true, reason: 'temporaryFirst', value: monToFri(330, 1260) },
    ]);
    expect(replaced.map(({ unitName, value }) => [unitName !== undefined, value])).toEqual([
      [false, USUAL],
      [true, monToFri(330, 1260)],
    ]);
    const rule = christmas();
    await propose('overlays', rule);
    await release(rule.overlayId);
    const other = await api.scenario.unit(`AMT ${randomUUID()}`);
    const behind = await propose('annexes', annex(other, 'Anlage 2', monToFri(400, 1200)), true);
    expect(behind.overlaps).toMatchObject([
      { kind: 'overlay', title: 'Weihnachtsmarkt', wins: false, reason: 'temporaryFirst' },
    ]);
    expect(behind.replaced.map(({ from, to, value }) => [from, to, value])).toEqual([
      ['2026-12-01', '2026-12-23', CHRISTMAS],
      ['2026-12-24', null, USUAL],
    ]);
  });

  it('an early end says what holds then: the rule below it, not the agreement', async () => {
    for (const rule of [christmas(), snow()]) {
      await propose('overlays', rule);
      await release(rule.overlayId);
    }
    const agreements = await api.request<{
      agreements: { agreementId: string; overlays: { overlayId: string; title: string }[] }[];
    }>(...(['GET', '/api/v1/agreements', { as: admin }] as const));
    const mine = agreements.body.agreements.find((one) => one.agreementId === agreementId);
    const overlayId = mine?.overlays.find(({ title }) => title === 'Schneetage')?.overlayId;
    const body = { proposalId: randomUUID(), overlayId, validTo: '2026-12-15' };
    const { overlaps, replaced } = await propose('overlay-ends', body, true);
    expect(replaced).toEqual([
      { key: 'frame', from: '2026-12-16', to: '2026-12-23', value: CHRISTMAS },
      { key: 'frame', from: '2026-12-24', to: '2026-12-31', value: USUAL },
    ]);
    expect(overlaps).toMatchObject([{ title: 'Weihnachtsmarkt', wins: false, reason: 'holdsOn', to: '2026-12-23' }]);
  });

  it('an early end names what stands behind another rule also afterwards, with what goes before it and why', async () => {
    const unit = await api.scenario.unit(`AMT ${randomUUID()}`);
    const one = { annexId: randomUUID(), orgUnitId: unit, title: 'Anlage 1', validFrom: '2026-12-01', validTo: null };
    await propose('annexes', { ...one, set: { frame: monToFri(330, 1260) } });
    await release(one.annexId);
    const rules = [christmas(), overlay('Inventur', '2026-12-21', '2026-12-22', monToFri(360, 1320)), snow()];
    for (const rule of rules) {
      await propose('overlays', rule);
      await release(rule.overlayId);
    }
    const body = { proposalId: randomUUID(), overlayId: rules[2].overlayId, validTo: '2026-12-15' };
    const { overlaps } = await propose('overlay-ends', body, true);
    const told = overlaps.map(({ title, from, to, reason, by }) => [title, from, to, reason, by]);
    expect(told.sort()).toEqual([
      ['Anlage 1', '2026-12-16', '2026-12-20', 'behindTemporary', 'Weihnachtsmarkt'],
      ['Anlage 1', '2026-12-21', '2026-12-22', 'behindTemporary', 'Inventur'],
      ['Anlage 1', '2026-12-23', '2026-12-23', 'behindTemporary', 'Weihnachtsmarkt'],
      ['Anlage 1', '2026-12-24', '2026-12-31', 'holdsOn', undefined],
      ['Inventur', '2026-12-21', '2026-12-22', 'holdsOn', undefined],
      ['Weihnachtsmarkt', '2026-12-16', '2026-12-20', 'holdsOn', undefined],
      ['Weihnachtsmarkt', '2026-12-21', '2026-12-22', 'behindLater', 'Inventur'],
      ['Weihnachtsmarkt', '2026-12-23', '2026-12-23', 'holdsOn', undefined],
    ]);
    // A version behind both says of the annex no more than is true.
    const version = { proposalId: randomUUID(), version: 2, validFrom: '2026-12-10', validTo: null };
    const parameters = { ...STANDARD_PARAMETERS, frame: monToFri(420, 1200) };
    const behind = (await propose('versions', { ...version, parameters }, true)).overlaps;
    expect(behind.filter(({ kind, reason }) => kind === 'annex' && reason === 'annexFirst')).toMatchObject([
      { from: '2027-01-01', to: null },
    ]);
  });

  it('after the release both rules say where the later one goes before, and what would hold without them', async () => {
    const rules = [christmas(), snow()];
    for (const rule of rules) {
      await propose('overlays', rule);
      await release(rule.overlayId);
    }
    const { agreements } = (
      await api.request<{ agreements: AgreementDto[] }>('GET', '/api/v1/agreements', { as: clerk })
    ).body;
    const [first, second] = agreements.find((mine) => mine.agreementId === agreementId)?.overlays ?? [];
    const overruled = [{ key: 'frame', from: '2026-12-10', to: '2026-12-23', title: 'Schneetage' }];
    expect([first.overruled, second.overruled]).toEqual([overruled, []]);
    expect(first.replaced).toEqual([{ key: 'frame', from: '2026-12-01', to: '2026-12-09', value: USUAL }]);
    expect(second.replaced).toEqual([
      { key: 'frame', from: '2026-12-10', to: '2026-12-23', value: CHRISTMAS },
      { key: 'frame', from: '2026-12-24', to: '2026-12-31', value: USUAL },
    ]);
    const day = (await api.request<RulesInForceDto>('GET', '/api/v1/rules?date=2026-12-15', { as: clerk })).body;
    expect(day.agreement?.overlays.map((one) => [one.title, one.overruled])).toEqual([
      ['Weihnachtsmarkt', overruled],
      ['Schneetage', []],
    ]);
  });

  it('a rule that another one covers at first is announced for the day on which it takes effect', async () => {
    const covered = overlay('Umzug', '2026-12-13', '2026-12-26', CHRISTMAS);
    const cover = overlay('Adventsfrieden', '2026-12-07', '2026-12-19', SNOW);
    for (const rule of [covered, cover]) {
      await propose('overlays', rule);
      await release(rule.overlayId);
    }
    const { changes } = (await api.request<RulesInForceDto>('GET', '/api/v1/rules?date=2026-12-01', { as: clerk }))
      .body;
    expect(changes.filter(({ change }) => change.startsWith('overlay'))).toEqual([
      { date: '2026-12-07', change: 'overlayBegins', title: 'Adventsfrieden' },
      { date: '2026-12-20', change: 'overlayBegins', title: 'Umzug' },
      { date: '2026-12-20', change: 'overlayEndsAmong', title: 'Adventsfrieden', remaining: ['Umzug'] },
      { date: '2026-12-27', change: 'overlayEnds', title: 'Umzug' },
    ]);
  });

  it('the agreement alone is back in force only on a day on which it is', async () => {
    for (const rule of [christmas(), snow()]) {
      await propose('overlays', rule);
      await release(rule.overlayId);
    }
    const { changes } = (await api.request<RulesInForceDto>('GET', '/api/v1/rules?date=2026-12-05', { as: clerk }))
      .body;
    expect(changes.filter(({ change }) => change.startsWith('overlayEnds'))).toEqual([
      { date: '2027-01-01', change: 'overlayEnds', title: 'Schneetage' },
    ]);
  });
});
