import { Component, inject, signal } from '@angular/core';
import { OrganisationStore } from '@zeitbuch/web-data-access';
import { openPage } from '../testing/open-page';
import { OrganisationPage } from './organisation-page';
import { UnitPage } from './unit-page';

const OFFICE = '00000000-0000-4000-8000-000000000001';
const SECTION = '00000000-0000-4000-8000-000000000002';
const ROWS = [
  { unitId: OFFICE, kind: 'department', name: 'Bürgeramt', shortName: 'A33', members: 2, deputies: 0 },
  { unitId: SECTION, parentId: OFFICE, kind: 'section', name: 'Meldewesen', shortName: 'SG1', members: 5, deputies: 0 },
].map((row) => ({ ...row, isWithoutApprover: row.unitId === SECTION }));
const TREE = { on: '2026-11-24', units: ROWS, unledPeople: 5 };
const UNIT = {
  unitId: SECTION,
  version: 3,
  on: '2026-11-24',
  states: [{ parentId: OFFICE, parentName: 'Bürgeramt', kind: 'section', name: 'Meldewesen', shortName: 'SG1' }],
  leaderships: [],
  members: 5,
  membersBelow: 5,
  acts: [],
};
const ADDRESS = `/units/${SECTION}`;

/** The page of a unit beside the tree, as the router would put it there. */
@Component({
  imports: [UnitPage],
  providers: [OrganisationStore],
  template: `@if (isThere()) {
    <zb-unit-page [unitId]="unitId" />
  }`,
})
class BesideTree {
  protected readonly unitId = SECTION;
  protected readonly isThere = signal(false);
  constructor() {
    void inject(OrganisationStore)
      .load()
      .then(() => this.isThere.set(true));
  }
}

describe('the units of the city', () => {
  it('are a tree, and are found by words of the name, the short name and who leads', async () => {
    const page = await openPage(OrganisationPage, '2026-11-24T09:00:00+01:00');
    await page.answer('/units', TREE);
    expect(page.texts('[role=treeitem]')).toEqual([
      'Bürgeramt Ohne eigene Leitung · 2 Personen',
      'Meldewesen Ohne eigene Leitung · 5 Personen',
    ]);
    expect(page.text()).toContain('Für 5 Personen gibt niemand Zeiten frei');
    await page.type('Einheit suchen', 'sg1 melde');
    expect(page.texts('.list a')).toEqual(['Meldewesen SG1 Bürgeramt Ohne eigene Leitung']);
    await page.type('Einheit suchen', 'nirgends');
    expect(page.text()).toContain('Keine Einheit gefunden');
    await page.press('Personen anzeigen');
    await page.answer('/units/gaps', {
      on: '2026-11-24',
      total: 1,
      people: [{ employeeId: OFFICE, name: 'Kim Weber' }],
    });
    expect(page.text()).toContain('Kim Weber Ohne Einheit');
  });

  const open = async () => {
    const page = await openPage(BesideTree, '2026-11-24T09:00:00+01:00');
    await page.answer('/units', TREE);
    await page.answer(ADDRESS, UNIT);
    return page;
  };

  it('are renamed from a day on, and what was not touched is not sent', async () => {
    const page = await open();
    await page.press('Einheit ändern');
    await page.type('Name', 'Bürgerservice');
    await page.press('Speichern');
    const changed = { ...UNIT, version: 4, states: [{ ...UNIT.states[0], name: 'Bürgerservice' }] };
    const sent = await page.answer(ADDRESS, changed);
    expect(sent).toEqual({ version: 3, from: '2026-11-24', name: 'Bürgerservice' });
    await page.answer('/units', TREE);
    expect(page.texts('h2')).toEqual(['Bürgerservice SG1']);
  });

  it('let their people move to another unit: shown with what follows, without those who are taken out', async () => {
    const page = await open();
    await page.press('Personen umsetzen');
    const person = (n: number, name: string, state: string) => ({
      employeeId: `${OFFICE.slice(0, -1)}${n}`,
      name,
      state,
    });
    const moved = {
      ...{
        dryRun: true,
        people: 2,
        leaderName: 'Vera Vogel',
        usualAgreement: 'DV Rathaus',
        underAnother: 2,
        seen: 's1',
      },
      payrollGroups: [{ code: 'TVOED', name: 'Tarifbeschäftigte', people: 2 }],
      persons: [person(5, 'Anna Amsel', 'moves'), person(6, 'Bert Buch', 'moves'), person(7, 'Kim Klein', 'planned')],
    };
    await page.press('Ansehen, wer wechselt');
    expect(page.text()).toContain('Wählen Sie die neue Einheit.');
    const unit = document.querySelector<HTMLSelectElement>('#move-unit')!;
    unit.value = OFFICE;
    unit.dispatchEvent(new Event('change'));
    await page.press('Ansehen, wer wechselt');
    const asked = await page.answer(`${ADDRESS}/moves`, moved);
    expect(asked).toEqual({ toUnitId: OFFICE, from: '2026-11-24', withUsualAgreement: false });
    expect(page.text()).toContain('2 Personen wechseln');
    expect(page.text()).toContain('Zeiten gibt dann Vera Vogel frei.');
    expect(page.text()).toContain('Kim Klein Für später ist schon ein anderer Wechsel geplant.');
    expect(page.text()).toContain('Abrechnungskreis und Kostenstelle bleiben: Tarifbeschäftigte (2).');
    const [, bert, usual] = [...document.querySelectorAll<HTMLInputElement>('zb-move-form input[type=checkbox]')];
    expect(usual).toBeDefined();
    bert.click();
    await page.answer(`${ADDRESS}/moves`, { ...moved, people: 1, underAnother: 1, seen: 's2' });
    document.querySelectorAll<HTMLInputElement>('zb-move-form input[type=checkbox]')[2].click();
    await page.answer(`${ADDRESS}/moves`, { ...moved, people: 1, underAnother: 1, seen: 's3' });
    expect(page.text()).toContain('Unter die dort übliche Dienstvereinbarung „DV Rathaus“ kommen: 1.');
    await page.press('Umsetzen');
    const sent = await page.answer(`${ADDRESS}/moves`, { ...moved, dryRun: false, people: 1 });
    expect(sent).toEqual({
      ...{ toUnitId: OFFICE, from: '2026-11-24', withUsualAgreement: true, seen: 's3' },
      employeeIds: [moved.persons[0].employeeId],
    });
    await page.answer('/units', TREE);
    await page.answer(ADDRESS, { ...UNIT, members: 4 });
    expect(document.querySelector('zb-move-form')).toBeNull();
  });

  it('show what somebody else changed meanwhile, and keep what was typed', async () => {
    const page = await open();
    await page.press('Einheit ändern');
    await page.type('Kurzzeichen', 'BS');
    await page.press('Speichern');
    await page.answer(ADDRESS, { code: 'stale', status: 412, title: 'x' }, 412);
    await page.answer(ADDRESS, { ...UNIT, version: 4, states: [{ ...UNIT.states[0], name: 'Meldestelle' }] });
    expect(page.text()).toContain('Inzwischen hat jemand anderes diese Einheit geändert: Name Meldewesen Meldestelle');
    await page.press('Speichern');
    expect(await page.answer(ADDRESS, { ...UNIT, version: 5 })).toEqual({
      ...{ version: 4, from: '2026-11-24', shortName: 'BS' },
    });
  });

  it('say what is missing before anything is sent, and why nobody can be left in a unit that is gone', async () => {
    const page = await open();
    await page.press('Einheit darunter anlegen');
    await page.press('Einheit anlegen');
    expect(page.text()).toContain('Geben Sie einen Namen an.');
    await page.press('Abbrechen');
    await page.press('Einheit auflösen');
    await page.press('Einheit auflösen');
    await page.answer(
      `${ADDRESS}/dissolution`,
      { code: 'unit.in-use', status: 409, title: 'x', params: { people: 5, units: 0 } },
      409,
    );
    expect(page.text()).toContain('noch 5 Personen und 0 Einheiten darin');
  });

  it('are taken back where somebody founded them by mistake: who comes later reads that they never were', async () => {
    const page = await open();
    await page.press('Einheit auflösen');
    await page.press('Einheit auflösen');
    await page.answer(`${ADDRESS}/dissolution`, { ...UNIT, version: 4, states: [], members: 0, membersBelow: 0 });
    expect(page.text()).toContain('Es hat sie nie gegeben');
  });
});
