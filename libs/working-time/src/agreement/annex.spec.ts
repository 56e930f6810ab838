import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyOverlay, anyParameters } from '../../testing/arbitrary-terms';
import { addDays, type LocalDate } from '../time';
import { type AgreementKey, type AgreementParameters, STANDARD_PARAMETERS } from './parameters';
import { type AgreementVersion, type Annex, type Overlay, resolveAgreement, sourceOf } from './resolve-agreement';
import { validateAnnex } from './validate-annex';

const version: AgreementVersion = {
  agreementId: 'DV-1',
  version: 2,
  validFrom: '2026-01-01',
  validTo: null,
  parameters: STANDARD_PARAMETERS,
  paragraphs: { frame: '§ 4 (1)', minRestMinutes: '§ 5 (3)' },
};
const week = (fromMinute: number, toMinute: number): AgreementParameters['frame'] => {
  const window = { fromMinute, toMinute };
  return [window, window, window, window, window, null, null];
};
/** The citizens' office opens at seven in the evening: Anlage 1 of the department, Anlage 1a of a section in it. */
const department: Annex = {
  annexId: 'A1',
  title: 'Anlage 1',
  validFrom: '2026-03-01',
  validTo: null,
  set: { frame: week(420, 1260), core: week(540, 690) },
  paragraphs: { frame: 'Anlage 1 § 2' },
};
const section: Annex = { ...department, annexId: 'A1a', title: 'Anlage 1a', set: { frame: week(420, 1320) } };
const late: Overlay = {
  overlayId: 'LATE',
  title: 'Wahlwoche',
  validFrom: '2026-09-21',
  validTo: '2026-09-27',
  precedence: 0,
  legalBasis: '§ 9 (2)',
  set: { frame: week(300, 1320) },
};

describe('a departmental annex', () => {
  const on = (date: LocalDate, annexes: readonly Annex[], overlays: readonly Overlay[] = []) => {
    const resolved = resolveAgreement(date, [version], overlays, annexes);
    if (!resolved) throw new Error(`no version holds ${date}`);
    return resolved;
  };

  it('changes its keys from its first day on, and nothing else', () => {
    const before = on('2026-02-28', [department]);
    expect(before.parameters).toEqual(STANDARD_PARAMETERS);
    expect('annexed' in before).toBe(false);
    const after = on('2026-03-01', [department]);
    expect(after.parameters).toEqual({ ...STANDARD_PARAMETERS, ...department.set });
    expect(after.annexed).toEqual({ frame: 'A1', core: 'A1' });
    expect((['frame', 'core', 'minRestMinutes'] as const).map((key) => sourceOf(after, key))).toEqual([
      { annexId: 'A1', paragraph: 'Anlage 1 § 2' },
      { annexId: 'A1' },
      { agreementId: 'DV-1', version: 2, paragraph: '§ 5 (3)' },
    ]);
    expect(on('2026-06-30', [{ ...department, validTo: '2026-06-30' }]).annexed).toBeDefined();
    expect(on('2026-07-01', [{ ...department, validTo: '2026-06-30' }]).annexed).toBeUndefined();
  });

  it('of the nearer unit wins by key; what it does not name stays that of the unit above', () => {
    const { parameters, annexed } = on('2026-03-02', [department, section]);
    expect(parameters).toMatchObject({ frame: section.set.frame, core: department.set.core });
    expect(annexed).toEqual({ frame: 'A1a', core: 'A1' });
  });

  it('steps back before a temporary rule by key, and is there again when that ends', () => {
    const during = on('2026-09-21', [department], [late]);
    expect(during.parameters).toMatchObject({ frame: late.set.frame, core: department.set.core });
    expect(during.annexed).toEqual({ core: 'A1' });
    expect(sourceOf(during, 'frame')).toEqual({ overlayId: 'LATE', paragraph: '§ 9 (2)' });
    expect(sourceOf(on('2026-09-28', [department], [late]), 'frame')).toMatchObject({ annexId: 'A1' });
  });

  it('laid under any overlays gives each key to the last layer that names it: version, unit above, own unit, overlay', () => {
    const layers = fc.tuple(
      anyParameters,
      anyOverlay('UPPER', '2026-01-01', '2026-12-31'),
      anyOverlay('OWN', '2026-01-01', '2026-12-31'),
      anyOverlay('HEAT', '2026-01-01', '2026-12-31'),
      fc.integer({ min: -1, max: 365 }),
    );
    fc.assert(
      fc.property(layers, ([parameters, upper, own, heat, day]) => {
        const date = addDays('2026-01-01', day);
        const annex = ({ overlayId, set, validFrom, validTo }: Overlay): Annex => ({
          annexId: overlayId,
          title: overlayId,
          validFrom,
          validTo,
          set,
        });
        const base = { ...version, validFrom: '2020-01-01' as const, parameters };
        const resolved = resolveAgreement(date, [base], [heat], [annex(upper), annex(own)]);
        const stack = [upper, own, heat].filter(({ validFrom, validTo }) => validFrom <= date && date <= validTo);
        for (const key of Object.keys(parameters) as AgreementKey[]) {
          const last = stack.findLast(({ set }) => key in set);
          expect(resolved?.parameters[key]).toEqual(last ? last.set[key] : parameters[key]);
          const source = resolved && sourceOf(resolved, key);
          const told = source && ('overlayId' in source ? source.overlayId : 'annexId' in source ? source.annexId : '');
          expect(told).toBe(last?.overlayId ?? '');
        }
      }),
      runs(200),
    );
  });
});

describe('an annex that comes from outside', () => {
  const proposed = { validFrom: '2026-03-01' as const, validTo: null, set: department.set, paragraphs: {} };
  const places = (annex: object, overlays: readonly Overlay[] = [], above: Annex[] = [], below: Annex[] = []) =>
    validateAnnex({ ...proposed, ...annex }, [version], overlays, (own) => [
      { before: [...above, ...below], after: [...above, own, ...below] },
    ]).map(({ path, code }) => `${path} ${code}`);

  it('needs a first day that a version holds, an end after it if any, and something that it changes', () => {
    expect(places({})).toEqual([]);
    expect(places({ validTo: '2026-03-01' })).toEqual([]);
    expect(places({ validFrom: 'March', validTo: 'never' })).toEqual([
      'validFrom annex.bad-date',
      'validTo annex.bad-date',
    ]);
    expect(places({ validTo: '2026-02-28' })).toEqual(['validTo annex.ends-before-start']);
    expect(validateAnnex({ ...proposed, validFrom: '2025-12-31' }, [version])).toEqual([
      { path: 'validFrom', code: 'annex.outside-versions', rule: 'DV-ANNEX', params: { date: '2025-12-31' } },
    ]);
    expect(places({ set: {} })).toEqual(['set annex.empty']);
    expect(places({ set: { coffee: 1, minRestMinutes: -1 }, paragraphs: { tea: '§ 1' } })).toEqual([
      'set.coffee schema.unknown-key',
      'set.minRestMinutes schema.out-of-range',
      'paragraphs.tea schema.unknown-key',
    ]);
  });

  it('contradicts no version that it meets, also one that begins later', () => {
    const core = { set: { core: week(330, 690) } };
    expect(places(core)).toEqual([0, 1, 2, 3, 4].map((day) => `set.core.${day} agreement.core-outside-frame`));
    const wide = {
      ...version,
      validTo: '2026-12-31' as const,
      parameters: { ...STANDARD_PARAMETERS, frame: week(300, 1200) },
    };
    const narrow = { ...version, version: 3, validFrom: '2027-01-01' as const };
    expect(validateAnnex({ ...proposed, ...core }, [wide])).toEqual([]);
    expect(validateAnnex({ ...proposed, ...core }, [wide, narrow])).toHaveLength(5);
    expect(validateAnnex({ ...proposed, ...core, validTo: '2026-12-31' }, [wide, narrow])).toEqual([]);
  });

  it('contradicts no temporary rule and no annex of a unit above or below', () => {
    const core = { set: { core: week(420, 690) } };
    const strict = { ...late, set: { frame: week(480, 960) } };
    expect(places(core, [strict])).toHaveLength(5);
    expect(validateAnnex({ ...proposed, ...core }, [version], [strict])[0].params).toEqual({
      date: '2026-09-21',
      meets: 'Wahlwoche',
    });
    const below = { ...section, set: { frame: week(480, 960) } };
    expect(places(core, [], [], [])).toEqual([]);
    expect(places(core, [], [], [below])).toHaveLength(5);
    // Where the unit above has the narrow frame and the annex a wide one of its own, the nearer wins: no contradiction.
    const both = { set: { ...core.set, frame: week(360, 1200) } };
    expect(places(both, [], [below], [])).toEqual([]);
    expect(places(both, [], [], [below])).toHaveLength(5);
    // What was wrong before is not the annex's fault.
    const wrong = { ...department, set: { frame: week(600, 960), core: week(540, 690) } };
    expect(places({ set: { minRestMinutes: 600 } }, [], [wrong], [])).toEqual([]);
  });
});
