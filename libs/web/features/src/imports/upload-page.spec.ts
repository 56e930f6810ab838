import { TestBed } from '@angular/core/testing';
import { type ImportUploadDto } from '@zeitbuch/web-data-access';
import { openPage } from '../testing/open-page';
import { UploadPage } from './upload-page';

const NOW = '2026-11-24T09:00:00+01:00';
const KIND = {
  kind: 'leave',
  mayNameEverybody: false,
  columns: [
    { name: 'personnelNumber', header: 'Personalnummer', required: true },
    { name: 'year', header: 'Jahr', required: true },
    { name: 'statutoryDays', header: 'Gesetzliche Tage', required: true },
  ],
};
const UPLOAD: ImportUploadDto = {
  uploadId: 'u1',
  kind: 'leave',
  fileName: 'urlaub.csv',
  sizeBytes: 120,
  status: 'mapping',
  columns: [
    { header: 'PersNr', column: null, isDecided: false },
    { header: 'Jahr', column: 'year', isDecided: true },
    { header: 'Resturlaub', column: null, isDecided: false },
  ],
  report: null,
  missingLeaveOn: null,
  source: 'browser',
  sender: null,
  writtenLines: 0,
  problem: null,
  uploadedAt: NOW,
  expiresAt: '2026-12-01T09:00:00+01:00',
};
const REPORT = {
  kind: 'leave' as const,
  dryRun: true,
  rows: 3,
  accepted: 2,
  errorCount: 1,
  errors: [],
  notes: [],
  counts: { new: 2, changed: 0, unchanged: 0, own: 0, left: 0, wrong: 1 },
  leavers: null,
  written: 0,
  ownLines: [],
  proposalId: null,
};
const LINE = { line: 3, state: 'wrong', cells: ['77', '2026', '4'], notes: [], changes: [] };
const ERROR = { line: 3, column: 'personnelNumber', code: 'import.unknown-person', message: 'Nobody.', value: '77' };

describe('a file on its way in', () => {
  afterEach(() => document.body.replaceChildren());

  const openUpload = async (upload: ImportUploadDto) => {
    const page = await openPage(UploadPage, NOW, { uploadId: 'u1' });
    await page.answer('/import-uploads', { kinds: [KIND], open: [], history: [] });
    await page.answer('/import-uploads/u1', upload);
    return page;
  };
  const choose = (header: string, name: string) => {
    const field = document.querySelector<HTMLSelectElement>(`select[aria-label="Bedeutung von ${header}"]`);
    if (!field) throw new Error(`no choice for ${header}`);
    field.value = name;
    field.dispatchEvent(new Event('change'));
  };

  it('asks what unknown headers mean, and goes on when nothing is missing or said twice', async () => {
    const { answer, press, text } = await openUpload(UPLOAD);
    expect(text()).toContain('Es fehlt noch: Personalnummer, Gesetzliche Tage');
    choose('PersNr', 'personnelNumber');
    choose('Resturlaub', 'year');
    await press('Zuordnen und prüfen');
    expect(text()).toContain('Eine Spalte ist zweimal gewählt.');
    choose('Resturlaub', 'statutoryDays');
    await press('Zuordnen und prüfen');
    const sent = await answer('/import-uploads/u1/columns', { ...UPLOAD, status: 'checking' });
    expect(sent).toEqual({ columns: ['personnelNumber', 'year', 'statutoryDays'] });
    expect(text()).toContain('Die Datei wird geprüft');
  });

  it('with errors shows them first and cannot be taken over', async () => {
    const { answer, text, texts } = await openUpload({ ...UPLOAD, status: 'checked', report: REPORT });
    await answer('/import-uploads/u1/lines', { lines: [{ ...LINE, errors: [ERROR] }] });
    expect(text()).toContain('Die Datei hat Fehler');
    expect(texts('td.remarks')).toEqual(['Personalnummer: Diese Personalnummer hat niemand.']);
    expect(texts('button')).not.toContain('Zeilen übernehmen (2)');
  });

  it('names the lines that leave something to do before they are taken over', async () => {
    const note = (line: number) => ({ line, column: 'kind', code: 'import.left-open', message: '', value: 'clockIn' });
    const notes = Array.from({ length: 14 }, (_, at) => note(at + 2));
    const report = { ...REPORT, errorCount: 0, counts: { ...REPORT.counts, wrong: 0 }, notes };
    const { texts } = await openUpload({ ...UPLOAD, status: 'checked', report });
    expect(texts('.hints li')).toEqual([
      'Das Gehen fehlt. Der Tag bleibt unvollständig, bis es gebucht oder nachgetragen ist. Zeile 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 und 2 weitere.',
    ]);
  });

  it('is taken over when somebody says so, and the page tells how far it is', async () => {
    const report = { ...REPORT, errorCount: 0, counts: { ...REPORT.counts, wrong: 0 } };
    const { answer, press, text } = await openUpload({ ...UPLOAD, status: 'checked', report });
    await answer('/import-uploads/u1/lines', { lines: [{ ...LINE, state: 'new', errors: [] }] });
    await press('Zeilen übernehmen (2)');
    await answer('/import-uploads/u1/apply', { ...UPLOAD, status: 'writing', report, writtenLines: 1 });
    expect(text()).toContain('1 von 2 Zeilen');
    expect(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('50');
  });

  it('waits for a word where more people would leave than may without one', async () => {
    const leavers = { lastDay: '2026-11-24', leaving: 12, employed: 300, mostPercent: 3, isStopped: true };
    const counts = { ...REPORT.counts, new: 0, left: 12, wrong: 0 };
    const report = { ...REPORT, errorCount: 0, counts, leavers };
    const { answer, press, text } = await openUpload({ ...UPLOAD, status: 'checked', report });
    await answer('/import-uploads/u1/lines', { lines: [{ ...LINE, line: 301, state: 'left', errors: [] }] });
    expect(text()).toContain('12 von 300 Beschäftigten stehen nicht in der Datei. Das sind mehr als 3 %.');
    const button = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Zeilen übernehmen'));
    expect(button()?.disabled).toBe(true);
    document.querySelector<HTMLInputElement>('.stop input')?.click();
    TestBed.tick();
    await press('Zeilen übernehmen (12)');
    await answer('/import-uploads/u1/apply', { ...UPLOAD, status: 'writing', report });
    expect(text()).toContain('0 von 12 Zeilen');
  });
});
