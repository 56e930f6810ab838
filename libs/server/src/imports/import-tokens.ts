import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { recordAudit } from '../audit';
import { hashOf } from '../identity';
import { Clock, Db, Problem, type RequestContext, newId } from '../platform';
import { type ImportTokenDto, type MadeImportTokenDto, type NewImportTokenDto } from './import-token.dto';
import { type ImportKind } from './imports.dto';
import { type Uploader } from './uploader';
import { kindsOf, requireKind } from './who-imports';

/** Of one system so many tokens are valid at the same time: one follows the other without a gap. */
const MOST_OF_A_SYSTEM = 2;
const MILLISECONDS_OF_A_DAY = 86_400_000;
/** Ended ones are listed for so long, for who looks what became of them. */
const LISTED_DAYS = 90;
/** What our tokens begin with, so that scanners of sources find one that was left there. */
const PREFIX = 'zeitbuch_import';
const FORM = new RegExp(`^${PREFIX}_(\\d{1,9})_([A-Za-z0-9_-]{43})$`);

interface TokenRow
  extends Record<string, unknown>, Pick<ImportTokenDto, 'tokenId' | 'name' | 'kinds' | 'madeBy' | 'isValid'> {
  madeAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  endedAt: Date | null;
}

/** With which other systems send files: each for some kinds and for a year at most. Only hashes are kept. */
@Injectable()
export class ImportTokens {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list({ tenantId }: RequestContext): Promise<ImportTokenDto[]> {
    const rows = await this.db.query<TokenRow>(
      `select t.token_id as "tokenId", t.name, t.kinds, e.given_name || ' ' || e.family_name as "madeBy",
         t.created_at as "madeAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.ended_at as "endedAt",
         t.ended_at is null and t.expires_at > $2 as "isValid"
       from import_token t join employee e on e.tenant_id = t.tenant_id and e.employee_id = t.created_by
       where t.tenant_id = $1 and coalesce(t.ended_at, t.expires_at) > $2::timestamptz - make_interval(days => $3)
       order by t.name, t.created_at desc`,
      [tenantId, this.clock.nowIso(), LISTED_DAYS],
    );
    return rows.map((row) => ({
      ...row,
      ...{ madeAt: iso(row.madeAt), expiresAt: iso(row.expiresAt) },
      ...{ lastUsedAt: row.lastUsedAt && iso(row.lastUsedAt), endedAt: row.endedAt && iso(row.endedAt) },
    }));
  }

  /**
   * Makes a token; it is in the answer and nowhere else.
   * @throws Problem `forbidden` for a kind that this person may not bring; `import.two-tokens`
   */
  async make(context: RequestContext, { name: wanted, kinds, days }: NewImportTokenDto): Promise<MadeImportTokenDto> {
    for (const kind of kinds) requireKind(context, kind);
    const { tenantId, employeeId } = context;
    const name = wanted.trim();
    const tokenId = newId();
    const token = `${PREFIX}_${tenantId}_${randomBytes(32).toString('base64url')}`;
    const now = new Date(this.clock.nowIso());
    const expiresAt = new Date(now.getTime() + days * MILLISECONDS_OF_A_DAY);
    await this.db.transaction(async (client) => {
      await client.query(
        `update import_token set ended_at = $3, ended_by = $4
         where tenant_id = $1 and name = $2 and ended_at is null and expires_at <= $3`,
        [tenantId, name, now, employeeId],
      );
      const slot = await freeSlot(client, tenantId, name);
      const { rowCount } = await client.query(
        `insert into import_token (tenant_id, token_id, name, slot, kinds, secret_hash, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [...[tenantId, tokenId, name, slot, [...new Set(kinds)], hashOf(token)], ...[employeeId, now, expiresAt]],
      );
      // Somebody else made one for the system at the same moment.
      if (!rowCount) throw new Problem('stale');
      await recordAudit(client, context, 'import.token-made', { subjectId: tokenId, payload: { kinds, days } });
    });
    return { tokenId, token, expiresAt: expiresAt.toISOString() };
  }

  /** The token counts no more, from this moment on. Saying so twice is saying it once. @throws Problem `not-found` */
  async end(context: RequestContext, tokenId: string): Promise<void> {
    const { tenantId, employeeId } = context;
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<{ ended: boolean }>(
        'select ended_at is not null as ended from import_token where tenant_id = $1 and token_id = $2 for update',
        [tenantId, tokenId],
      );
      if (rows.length === 0) throw new Problem('not-found');
      if (rows[0].ended) return;
      await client.query(
        'update import_token set ended_at = $3, ended_by = $4 where tenant_id = $1 and token_id = $2',
        [tenantId, tokenId, this.clock.nowIso(), employeeId],
      );
      await recordAudit(client, context, 'import.token-ended', { subjectId: tokenId });
    });
  }

  /**
   * Who sends with this token; each use stands in the log. What is no token of ours costs the same look-up as one that
   * expired or was ended, and gets the same answer.
   * @param authorization the header of the request
   * @throws Problem `import.token-unfit`
   */
  async uploaderOf(authorization: string | undefined, route: string): Promise<Uploader> {
    const token = /^Bearer (\S{1,200})$/i.exec(authorization ?? '')?.[1] ?? '';
    const tenantId = Number(FORM.exec(token)?.[1] ?? 0);
    const [row] = await this.db.query<{ tokenId: string; kinds: ImportKind[]; employeeId: string; zone: string }>(
      `update import_token k set last_used_at = $3 from tenant t
       where k.tenant_id = $1 and t.tenant_id = $1 and k.secret_hash = $2 and k.ended_at is null and k.expires_at > $3
       returning k.token_id as "tokenId", k.kinds, k.created_by as "employeeId", t.zone`,
      [tenantId, hashOf(token), this.clock.nowIso()],
    );
    if (!row) throw new Problem('import.token-unfit');
    const { tokenId, kinds, employeeId, zone } = row;
    await recordAudit(this.db.pool, { tenantId, employeeId: null }, 'import.token-used', {
      ...{ subjectId: tokenId, payload: { route } },
    });
    return { tenantId, employeeId, zone, source: 'token', tokenId, kinds };
  }

  /** Kinds of files for which this person may make tokens. */
  kinds(context: RequestContext): ImportKind[] {
    return kindsOf(context);
  }
}

const iso = (instant: Date | string): string => new Date(instant).toISOString();

/** @throws Problem `import.two-tokens` */
async function freeSlot(client: PoolClient, tenantId: number, name: string): Promise<number> {
  const { rows } = await client.query<{ slot: number }>(
    'select slot from import_token where tenant_id = $1 and name = $2 and ended_at is null',
    [tenantId, name],
  );
  const taken = new Set(rows.map(({ slot }) => slot));
  const free = Array.from({ length: MOST_OF_A_SYSTEM }, (_, at) => at + 1).find((slot) => !taken.has(slot));
  if (free === undefined) throw new Problem('import.two-tokens');
  return free;
}
