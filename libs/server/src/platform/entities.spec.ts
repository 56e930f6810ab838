import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Client } from 'pg';
import { Column, Entity, type EntityManager, PrimaryColumn, QueryFailedError } from 'typeorm';
import { type TestApp, createTestApp } from '../../testing';
import { violatedConstraint } from './database-errors';

/** A table that people will administer, as an entity of a feature that brings it along. */
@Entity('site')
class Site {
  @PrimaryColumn({ name: 'tenant_id', type: 'int' })
  tenantId: number;
  @PrimaryColumn({ name: 'site_id', type: 'uuid' })
  siteId: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ name: 'closed_from', type: 'date', nullable: true })
  closedFrom: string | null;
}

@Module({ imports: [TypeOrmModule.forFeature([Site])] })
class SiteModule {}

const TOWN_HALL = { tenantId: 1, siteId: '019a0000-0000-7000-8000-0000000000a1', name: 'Rathaus', closedFrom: null };
const DEPOT = '019a0000-0000-7000-8000-0000000000a2';
const BY_SQL = `insert into site (tenant_id, site_id, name) values (1, '${DEPOT}', 'Bauhof')`;

describe('entities in a transaction of plain SQL', () => {
  let api: TestApp;
  let holder: Client;

  beforeAll(async () => {
    api = await createTestApp('2026-11-30T08:00:00Z', {}, { modules: [SiteModule] });
    await api.scenario.tenant();
    holder = new Client({ connectionString: api.databaseUrl });
    await holder.connect();
  });
  afterAll(async () => {
    await holder.end();
    await api.close();
  });
  beforeEach(async () => {
    await holder.query(`delete from site where name in ('Rathaus', 'Bauhof', 'Stadthaus')`);
  });

  const names = async () =>
    (
      await holder.query<{ name: string }>(`select name from site where name in ('Rathaus', 'Bauhof') order by 1`)
    ).rows.map(({ name }) => name);

  it('are stored with it, and each sees what the other wrote before', async () => {
    const seen = await api.db.transaction(async (client, entities) => {
      const sites = entities().getRepository(Site);
      await sites.save(TOWN_HALL);
      const { rows } = await client.query<{ name: string }>('select name from site where site_id = $1', [
        TOWN_HALL.siteId,
      ]);
      await client.query(BY_SQL);
      return [rows[0].name, (await sites.findOneByOrFail({ tenantId: 1, siteId: DEPOT })).name, await names()];
    });
    expect(seen).toEqual(['Rathaus', 'Bauhof', []]);
    expect(await names()).toEqual(['Bauhof', 'Rathaus']);
  });

  it.each(['write', 'job'] as const)('go with it when it is rolled back, as %s', async (lane) => {
    const work = api.db.transaction(async (client, entities) => {
      await entities().getRepository(Site).save(TOWN_HALL);
      await client.query(BY_SQL);
      await entities().getRepository(Site).update({ tenantId: 1, siteId: DEPOT }, { closedFrom: '2026-12-31' });
      throw new Error('the third step is impossible');
    }, lane);
    await expect(work).rejects.toThrow('the third step is impossible');
    expect(await names()).toEqual([]);
  });

  it('go with it when the database refuses what an entity holds, and the constraint is known', async () => {
    const error: unknown = await api.db
      .transaction(async (client, entities) => {
        await client.query(BY_SQL);
        await entities().insert(Site, { ...TOWN_HALL, tenantId: 99 });
      })
      .catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(QueryFailedError);
    expect(violatedConstraint(error)).toBe('site_tenant_id_fkey');
    expect(await names()).toEqual([]);
  });

  it('take back a part alone where a transaction is opened inside', async () => {
    await api.db.transaction(async (client, entities) => {
      await client.query(BY_SQL);
      const part = entities().transaction(async (inner) => {
        await inner.save(Site, TOWN_HALL);
        throw new Error('only this part');
      });
      await expect(part).rejects.toThrow('only this part');
    });
    expect(await names()).toEqual(['Bauhof']);
  });

  it('use the connections and limits of what the transaction is for', async () => {
    const limits = (manager: EntityManager) =>
      manager.query<Record<string, string>[]>(
        `select current_setting('application_name') as lane, current_setting('statement_timeout') as statement,
           current_setting('lock_timeout') as lock, pg_backend_pid() as pid`,
      );
    const both = (lane: 'write' | 'job') =>
      api.db.transaction(async (client, entities) => {
        const [{ pid, ...ofEntities }] = await limits(entities());
        const { rows } = await client.query<{ pid: string }>('select pg_backend_pid() as pid');
        expect(rows).toEqual([{ pid }]);
        return ofEntities;
      }, lane);
    expect(await both('write')).toEqual({ lane: 'zeitbuch-write', statement: '5s', lock: '200ms' });
    expect(await both('job')).toEqual({ lane: 'zeitbuch-job', statement: '2min', lock: '10s' });
  });

  it('begin again beside the others where somebody holds the row, with nothing left of the first attempt', async () => {
    await api.db.transaction((_, entities) => entities().insert(Site, TOWN_HALL));
    await holder.query('begin');
    await holder.query('update site set name = name where site_id = $1', [TOWN_HALL.siteId]);
    const lanes: string[] = [];
    await api.db.transaction(async (client, entities) => {
      const { rows } = await client.query<{ lane: string }>(`select current_setting('application_name') as lane`);
      lanes.push(rows[0].lane);
      await client.query(BY_SQL);
      if (lanes.length === 2) await holder.query('commit');
      await entities().update(Site, { tenantId: 1, siteId: TOWN_HALL.siteId }, { name: 'Stadthaus' });
    });
    expect(lanes).toEqual(['zeitbuch-write', 'zeitbuch-waiting']);
    expect(await names()).toEqual(['Bauhof']);
  });

  it('are closed with it: who kept them writes nothing on a connection that serves others', async () => {
    let kept: (() => EntityManager) | undefined;
    const manager = await api.db.transaction(async (_, entities) => {
      kept = entities;
      return entities();
    });
    await expect(manager.insert(Site, TOWN_HALL)).rejects.toThrow('released');
    expect(kept).toThrow('The transaction of these entities has ended.');
    expect(await names()).toEqual([]);
  });
});
