import { type ImportProposalDto } from '@zeitbuch/web-data-access';
import { openPage } from '../testing/open-page';
import { ImportsPage } from './imports-page';

const NOW = '2026-11-24T09:00:00+01:00';
const proposal: ImportProposalDto = {
  proposalId: 'p1',
  kind: 'absences',
  fileName: 'abwesenheiten.csv',
  proposedBy: 'Katrin Seidel-Lorenz',
  proposedAt: '2026-11-23T15:30:00+01:00',
  isOwn: false,
  columns: ['personnelNumber', 'validFrom', 'validTo'],
  rows: [{ line: 3, cells: ['100005', '2026-12-21', ''] }],
  decision: null,
};
const NOTHING = { kinds: [{ kind: 'leave', columns: [] }], open: [], history: [] };
const waiting = (one: ImportProposalDto) => ({ open: [one], decided: [] });

describe('rows that somebody brought about themselves', () => {
  afterEach(() => document.body.replaceChildren());

  it('show the columns in which something stands, and are taken over once that was asked twice', async () => {
    const { answer, press, text, texts } = await openPage(ImportsPage, NOW);
    await answer('/import-uploads', NOTHING);
    await answer('/import-proposals', waiting(proposal));
    expect(texts('th[scope=col]')).toEqual(['Zeile', 'Gültig ab']);
    expect(texts('tbody td')).toEqual(['2026-12-21']);
    await press('Übernehmen');
    expect(document.activeElement?.textContent).toContain('Ja, übernehmen');
    await press('Ja, übernehmen');
    await answer('/import-proposals/p1/release', {});
    const decision = { decision: 'released', decidedBy: 'Jonas Adler', decidedAt: NOW };
    await answer('/import-proposals', { open: [], decided: [{ ...proposal, decision }] });
    expect(text()).not.toContain('Wartet auf eine Entscheidung');
    expect(text()).toContain('Entschieden von Jonas Adler am');
  });

  it('are refused with a reason only', async () => {
    const { answer, press, type } = await openPage(ImportsPage, NOW);
    await answer('/import-uploads', NOTHING);
    await answer('/import-proposals', waiting(proposal));
    await press('Ablehnen');
    await type('Begründung', 'Kein Antrag dazu');
    await press('Endgültig ablehnen');
    expect(await answer('/import-proposals/p1/refusal', {})).toEqual({ reason: 'Kein Antrag dazu' });
    await answer('/import-proposals', { open: [], decided: [] });
  });

  it('are decided on by another person', async () => {
    const { answer, press, text, texts } = await openPage(ImportsPage, NOW);
    await answer('/import-uploads', NOTHING);
    await answer('/import-proposals', waiting({ ...proposal, isOwn: true }));
    expect(text()).toContain('Entscheiden muss eine andere Person.');
    await press('Übernehmen');
    expect(texts('article button')).toEqual(['Übernehmen', 'Ablehnen']);
  });
});
