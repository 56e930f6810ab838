/** Brings the embedded database back from a backup, up to an instant if wanted. The present data are put aside, not deleted. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { endLeftover, give } from '../pg-folder.mjs';
import { openForRestore } from '../pg-secrets.mjs';
import { startPostgres } from '../pg.mjs';
import { walFolder } from './archive.mjs';
import { unpackFolder } from './pack.mjs';

/** What PostgreSQL says where it cannot stop at the wanted instant, and what it means. */
const REASONS = [
  [
    /recovery ended before configured recovery target/,
    'the log that was kept ends before that time. Without --until the newest state comes back.',
  ],
  [
    /recovery stop point is before consistent recovery point/,
    'that time lies before the end of this backup. Take an older one.',
  ],
];

/**
 * @param folder data folder of the product; nobody may work in it
 * @param file the backup; the log beside it is applied as far as it goes, and that of the present data
 * @param until ISO 8601 instant in UTC, or null for the newest state
 * @param check is called with the restored database's URL before it takes the place of the present one
 * @returns where the present data were put (null if there were none) and until when the restored ones go
 * @throws Error in one sentence; the present data are then as they were
 */
export async function restoreEmbedded(folder, file, until, check) {
  await endLeftover(folder);
  const restored = unfinished(folder);
  rmSync(restored, { recursive: true, force: true });
  mkdirSync(restored, { recursive: true, mode: 0o700 });
  give(restored);
  try {
    await unpack(file, restored);
    refuseBefore(until, restored);
    const wanted = { until, timeline: timelineOf(until, file, restored) };
    const newest = await recoverUntil(restored, sources(file, folder), wanted, check);
    if (abandoned) throw new Error('it was stopped.');
    const aside = existsSync(folder) ? `${folder}.before-restore-${stamp()}` : null;
    if (aside) renameSync(folder, aside);
    renameSync(restored, folder);
    keepTimeline(folder);
    return { aside, newest };
  } finally {
    rmSync(restored, { recursive: true, force: true });
  }
}

/** Where the restored data lie until they are whole. */
const unfinished = (folder) => `${folder}.unfinished-${process.pid}`;

let abandoned = false;

/** Ends a restore of this process that is under way: its server stops, what it wrote goes, the present data stay. */
export async function abandonRestore(folder) {
  abandoned = true;
  await endLeftover(unfinished(folder));
  rmSync(unfinished(folder), { recursive: true, force: true });
}

async function unpack(file, folder) {
  try {
    await unpackFolder(file, folder);
  } catch (error) {
    throw new Error(`${file} cannot be read (${error.message}).`, { cause: error });
  }
}

/** PostgreSQL itself notices only where something was written after the wanted instant. */
function refuseBefore(until, restored) {
  const label = readFileSync(path.join(restored, 'backup_label'), 'utf8');
  const began = /^START TIME: (\S+) (\S+) UTC$/m.exec(label);
  if (until && began && Temporal.Instant.compare(until, `${began[1]}T${began[2]}Z`) < 0) throw new Error(REASONS[1][1]);
}

/** The log beside the backup, then what the present database, and those put aside by earlier restores, had not put aside yet. */
function sources(file, folder) {
  const parent = path.dirname(folder);
  const aside = readdirSync(parent).filter((name) => name.startsWith(`${path.basename(folder)}.before-restore-`));
  const places = [
    folder,
    ...aside
      .sort()
      .reverse()
      .map((name) => path.join(parent, name)),
  ];
  return [walFolder(path.dirname(path.resolve(file))), ...places.map((place) => path.join(place, 'pg_wal'))].filter(
    (place) => existsSync(place),
  );
}

/**
 * A restore begins another line of history. An instant before that restore lies on the line that was
 * left, and is looked for there, though never before the line of the backup itself; `latest` is the line of the
 * last restore.
 */
function timelineOf(until, file, restored) {
  const wal = walFolder(path.dirname(path.resolve(file)));
  if (!until || !existsSync(wal)) return 'latest';
  const wanted = Temporal.Instant.from(until).epochMilliseconds;
  const begun = readdirSync(wal)
    .filter((name) => /^[0-9A-F]{8}\.history$/.test(name))
    .map((name) => ({ line: parseInt(name.slice(0, 8), 16), at: statSync(path.join(wal, name)).mtimeMs }))
    .sort((one, other) => one.line - other.line);
  const label = readFileSync(path.join(restored, 'backup_label'), 'utf8');
  const own = Number(/^START TIMELINE: (\d+)$/m.exec(label)?.[1] ?? 1);
  const later = begun.find(({ line, at }) => line > own && at > wanted);
  return later ? String(later.line - 1) : 'latest';
}

/** A line of history that was left ended where it was left: until an instant after that means all of it. */
async function recoverUntil(folder, wal, wanted, check) {
  try {
    return await recover(folder, wal, wanted, check);
  } catch (error) {
    if (wanted.timeline === 'latest' || !REASONS[0][0].test(error.cause?.message)) throw error;
    return recover(folder, wal, { ...wanted, until: null }, check);
  }
}

async function recover(folder, wal, { until, timeline }, check) {
  writeFileSync(path.join(folder, 'recovery.signal'), '');
  give(path.join(folder, 'recovery.signal'));
  openForRestore(folder);
  let postgres;
  try {
    postgres = await startPostgres({
      folder,
      own: false,
      settings: {
        hot_standby: 'off',
        recovery_target_timeline: timeline,
        restore_command: wal.map(copyCommand).join(' || ') || 'exit 1',
        ...(until ? { recovery_target_time: until.replace('Z', '+00'), recovery_target_action: 'promote' } : {}),
      },
    });
  } catch (error) {
    const known = REASONS.find(([pattern]) => pattern.test(error.message));
    throw known ? new Error(known[1], { cause: error }) : error;
  }
  try {
    await check(postgres.url('zeitbuch'));
    return /last completed transaction was at log time (.*)/.exec(postgres.log)?.[1] ?? null;
  } finally {
    await postgres.stop();
  }
}

/** Which history the restored data go on with; a later restore from an older backup follows it. */
function keepTimeline(folder) {
  if (!existsSync(walFolder())) return;
  const wal = path.join(folder, 'pg_wal');
  // Those that are there keep their time: it says when their line began.
  const known = new Set(readdirSync(walFolder()));
  for (const name of readdirSync(wal).filter((entry) => entry.endsWith('.history') && !known.has(entry))) {
    copyFileSync(path.join(wal, name), path.join(walFolder(), name));
    give(path.join(walFolder(), name));
  }
}

/** `%f` and `%p` are put in by PostgreSQL, which hands the line to a shell. */
function copyCommand(place) {
  const escaped = place.replaceAll('%', '%%');
  return process.platform === 'win32' ? `copy "${escaped}\\%f" "%p"` : `cp ${quotedForShell(escaped)}/%f "%p"`;
}

const quotedForShell = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

const stamp = () => Temporal.Now.instant().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
