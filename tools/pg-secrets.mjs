/**
 * Passwords of the product's own database, made at its first start and kept in
 * its home, readable for its owner only. The owner of the tables prepares and saves the
 * database; API and worker know the application's password alone.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { give, owner } from './pg-folder.mjs';

const OWNER = 'postgres';
/** As in libs/server/src/database/application-role.ts. */
const APPLICATION = 'zeitbuch_app';
/** Beside the data: which password of the owner they know. Left out of backups, so that restored data learn the present one. */
export const OWNER_MARK = 'zeitbuch.owner';
const HBA = '# Written at every start of Zeitbuch.\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** The two passwords of the clusters in `home`. */
export function secretsOf(home) {
  const file = path.join(home, 'database-secrets.json');
  const kept = keptSecrets(file);
  if (kept) return kept;
  const secrets = { owner: randomBytes(24).toString('hex'), application: randomBytes(24).toString('hex') };
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

/** Null where there are none, or where a full disk left half a file: new ones are as good, the start sets them. */
function keptSecrets(file) {
  if (!existsSync(file)) return null;
  try {
    const { owner, application } = JSON.parse(readFileSync(file, 'utf8'));
    return /^[0-9a-f]{48}$/.test(owner) && /^[0-9a-f]{48}$/.test(application) ? { owner, application } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Addresses of a cluster for the owner of the tables and for the application; without secrets, those of a cluster of tests. */
export function addresses(port, secrets) {
  const url = (user, password) => (database) =>
    `postgres://${user}${password ? `:${password}` : ''}@127.0.0.1:${port}/${database}`;
  return { url: url(OWNER, secrets?.owner), applicationUrl: url(APPLICATION, secrets?.application) };
}

/**
 * Lets nobody in without a password. The owner's is set before the server listens, by
 * PostgreSQL's mode for a single user, wherever the data do not know it yet.
 */
export async function secure(folder, postgres, secrets) {
  const hba = path.join(folder, 'pg_hba.conf');
  writeFileSync(hba, HBA);
  give(hba);
  const mark = path.join(folder, OWNER_MARK);
  const fingerprint = createHash('sha256').update(secrets.owner).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) return;
  await inSingleMode(folder, postgres, `alter role ${OWNER} password '${secrets.owner}'\n`);
  writeFileSync(mark, fingerprint, { mode: 0o600 });
  give(mark);
}

/** Lets everybody of this machine in, as long as data are being restored and nobody knows their passwords. */
export function openForRestore(folder) {
  const hba = path.join(folder, 'pg_hba.conf');
  writeFileSync(hba, 'host all all 127.0.0.1/32 trust\n');
  give(hba);
}

function inSingleMode(folder, postgres, statement) {
  return new Promise((resolve, reject) => {
    const child = spawn(postgres, ['--single', '-D', folder, OWNER], {
      ...owner,
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
    });
    let log = '';
    child.stderr.on('data', (chunk) => (log += chunk));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 && !/ERROR|FATAL|PANIC/.test(log) ? resolve() : reject(new Error(log.trim() || `exit ${code}`)),
    );
    child.stdin.end(statement);
  });
}
