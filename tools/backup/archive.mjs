/**
 * Where backups of the embedded database lie, and the settings by which its log
 * (WAL) is kept beside them. Nothing is kept before the first backup: without
 * one the log would be of no use and only fill the disk.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, give } from '../pg-folder.mjs';

const SETTINGS = 'zeitbuch.conf';
/** A segment of the log is put aside after this long at the latest, full or not: what a lost disk can cost. */
const LONGEST_UNSAVED_SECONDS = 300;

/** Folder of the backups; `ZEITBUCH_BACKUPS` moves it, at best to another disk. */
export function backupFolder() {
  return path.resolve(process.env.ZEITBUCH_BACKUPS ?? path.join(path.dirname(dataFolder()), 'backups'));
}

/** The log that was written since the oldest backup. */
export const walFolder = (backups = backupFolder()) => path.join(backups, 'wal');

/** Makes the folders; from the next reading of the settings on the log is kept. */
export function beginArchive() {
  mkdirSync(backupFolder(), { recursive: true, mode: 0o755 });
  if (existsSync(walFolder())) return;
  mkdirSync(walFolder(), { mode: 0o700 });
  give(walFolder());
}

/** Writes our settings into a data folder. PostgreSQL reads them at its start and on `pg_reload_conf()`. */
export function writeSettings(folder) {
  const main = path.join(folder, 'postgresql.conf');
  const include = `include_if_exists = '${SETTINGS}'`;
  if (!readFileSync(main, 'utf8').includes(include)) appendFileSync(main, `\n${include}\n`);
  const file = path.join(folder, SETTINGS);
  writeFileSync(file, `${settingsLines().join('\n')}\n`);
  give(file);
}

function settingsLines() {
  if (!existsSync(walFolder())) return ["archive_command = 'exit 0' # no backup yet"];
  return [
    "archive_library = 'basic_archive'",
    `basic_archive.archive_directory = ${quoted(walFolder())}`,
    `archive_timeout = ${LONGEST_UNSAVED_SECONDS}`,
  ];
}

/** A text in the settings of PostgreSQL. */
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** The complete backups, oldest first. */
export function listBackups() {
  return readdirSync(backupFolder())
    .filter((name) => /^zeitbuch-.*\.tar\.gz$/.test(name))
    .sort();
}

/** Takes away what killed backups left: whole copies of the data that nobody can restore. Nobody else may be at work. */
export function clearUnfinished() {
  for (const name of readdirSync(backupFolder()).filter((entry) => /^zeitbuch-.*\.tar\.gz\.unfinished$/.test(entry)))
    rmSync(path.join(backupFolder(), name));
}

/**
 * Takes away backups beyond the newest `keep` and the log that only older ones needed.
 * Which segment a backup begins with stands in the history file that PostgreSQL leaves beside the log.
 * @returns names of the backups taken away
 */
export function prune(keep) {
  const backups = listBackups();
  const gone = keep === undefined ? [] : backups.slice(0, Math.max(0, backups.length - keep));
  for (const name of gone) rmSync(path.join(backupFolder(), name));
  const histories = readdirSync(walFolder()).filter((name) => name.endsWith('.backup'));
  const left = new Set(listBackups());
  const needed = histories.filter((name) => left.has(labelOf(name)));
  // Segments are ordered by their last 16 digits, whatever the timeline.
  const first = needed.map(segmentOf).sort()[0];
  if (first === undefined) return gone;
  for (const name of readdirSync(walFolder()).filter((entry) => /^[0-9A-F]{24}/.test(entry)))
    if (segmentOf(name) < first) rmSync(path.join(walFolder(), name));
  return gone;
}

const segmentOf = (name) => name.slice(8, 24);
const labelOf = (name) => /^LABEL: (.*)$/m.exec(readFileSync(path.join(walFolder(), name), 'utf8'))?.[1];
