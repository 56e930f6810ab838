import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, Clock, type Config, Db, LONGEST_FILE_BYTES, Problem, newId } from '../platform';
import { chaosPoint } from '../queue';
import { fullFileOf } from './full-file';
import { IMPORT_KINDS, type ImportKind } from './imports.dto';
import { UploadDesk } from './upload-desk';
import { type UploadStatus } from './upload.dto';
import { type Uploader } from './uploader';

/** `people.csv`, `people-full.csv`, `bookings.csv` … */
const FILE = /^([a-z]+)(-full)?\.csv$/;
/** A file on its way, with the id that it has there. */
const TAKEN = /^([0-9a-f-]{36})\.(.+)$/;
const NO_FILE = new Set(['ENOENT', 'ENOTDIR']);

interface Tenant extends Record<string, unknown> {
  tenantId: number;
  shortName: string;
  zone: string;
}

interface Ended extends Record<string, unknown> {
  status: UploadStatus;
  report: unknown;
  problem: string | null;
}

/**
 * Takes files that other systems lay into a folder of the server, one for each tenant, or the folder itself where there
 * is one only. A file is first moved to `taken`, under the id that its upload will have: whatever dies in between, the
 * next look finds it there and goes on, and never brings it twice. In the end it stands in `done` or `refused`, beside
 * a report.
 */
@Injectable()
export class ImportFolder {
  readonly #logger = new Logger('ImportFolder');
  /** Size and time of files as they were seen last: what still changes is being written. */
  #seen = new Map<string, string>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly desk: UploadDesk,
  ) {}

  /** Looks once: what is new, and what has come to its end. Does nothing where no folder is watched. */
  async look(): Promise<void> {
    const root = this.config.importFolder;
    if (root === null) return;
    const tenants = await this.db.query<Tenant>(
      'select tenant_id as "tenantId", short_name as "shortName", zone from tenant order by tenant_id',
    );
    const seen = new Map<string, string>();
    for (const tenant of tenants)
      for (const folder of tenants.length === 1 ? [root] : [path.join(root, tenant.shortName)]) {
        await this.#takeNew(folder, seen);
        await this.#goOn(tenant, folder);
      }
    this.#seen = seen;
  }

  async #takeNew(folder: string, seen: Map<string, string>): Promise<void> {
    for (const name of await namesIn(folder)) {
      if (!kindOf(name)) continue;
      const file = path.join(folder, name);
      const { size, mtimeMs } = await stat(file);
      const now = `${size} ${mtimeMs}`;
      if (this.#seen.get(file) !== now) {
        seen.set(file, now);
        continue;
      }
      await mkdir(path.join(folder, 'taken'), { recursive: true });
      await rename(file, path.join(folder, 'taken', `${newId()}.${name}`));
      chaosPoint('import-folder.moved');
    }
  }

  async #goOn(tenant: Tenant, folder: string): Promise<void> {
    for (const taken of await namesIn(path.join(folder, 'taken'))) {
      const [, uploadId, name] = TAKEN.exec(taken) ?? [];
      const kind = kindOf(name ?? '');
      if (!kind) continue;
      try {
        const ended = await this.#ended(tenant, uploadId);
        if (ended === 'unknown') await this.#bring(tenant, { folder, taken, uploadId, name, ...kind });
        else if (ended) await this.#putAway(folder, taken, ended);
      } catch (error) {
        // Others are at it, or something is down for a moment: the next look goes on.
        if (!(error instanceof Problem) || error.status >= 500) {
          this.#logger.warn(error);
          continue;
        }
        await this.#putAway(folder, taken, { status: 'failed', report: null, problem: error.code });
      }
    }
  }

  /** How it ended; null while it is worked on or waits for a person, `unknown` before it was brought. */
  async #ended({ tenantId }: Tenant, uploadId: string): Promise<Ended | 'unknown' | null> {
    const [row] = await this.db.query<Ended & { isOpen: boolean }>(
      `select status, report, problem, content is not null as "isOpen" from import_upload
       where tenant_id = $1 and upload_id = $2`,
      [tenantId, uploadId],
    );
    if (!row) return 'unknown';
    const { isOpen, ...ended } = row;
    return isOpen ? null : ended;
  }

  async #bring(
    { tenantId, zone }: Tenant,
    file: { folder: string; taken: string; uploadId: string; name: string; kind: ImportKind; isFull: boolean },
  ): Promise<void> {
    const { kind, uploadId, name: fileName } = file;
    const place = path.join(file.folder, 'taken', file.taken);
    if ((await stat(place)).size > LONGEST_FILE_BYTES) throw new Problem('request.too-large');
    const uploader: Uploader = {
      ...{ tenantId, employeeId: null, zone, isFolder: true },
      ...{ source: 'folder', tokenId: null, kinds: IMPORT_KINDS },
    };
    const full = fullFileOf({ full: file.isFull ? 'true' : 'false' }, { kind, zone }, this.clock);
    const content = await readFile(place);
    await this.desk.take(uploader, { kind, fileName, full, uploadId }, once(content));
    chaosPoint('import-folder.brought');
  }

  async #putAway(folder: string, taken: string, ended: Ended): Promise<void> {
    const place = path.join(folder, ended.status === 'written' ? 'done' : 'refused');
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, `${taken}.report.json`), `${JSON.stringify(ended, null, 2)}\n`);
    await rename(path.join(folder, 'taken', taken), path.join(place, taken));
  }
}

/** What a file of this name holds; null where it is none of ours. */
function kindOf(name: string): { kind: ImportKind; isFull: boolean } | null {
  const [, word, full] = FILE.exec(name) ?? [];
  const kind = IMPORT_KINDS.find((one) => one === word);
  return kind ? { kind, isFull: full !== undefined } : null;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (NO_FILE.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
