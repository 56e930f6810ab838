import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { addDays, type LocalDate } from '../time';
import { STANDARD_PARAMETERS } from './parameters';
import { type Annex, type Overlay } from './resolve-agreement';
import { type OverlayBase } from './validate-agreement';
import { validateVersion, withVersion } from './validate-version';

const parameters = STANDARD_PARAMETERS;
const since2019: OverlayBase = { validFrom: '2019-01-01', validTo: null, parameters };
const next = { validFrom: '2027-01-01' as const, validTo: null, parameters, paragraphs: { frame: '§ 4 (1)' } };
const places = (flaws: ReturnType<typeof validateVersion>) => flaws.map(({ path, code }) => `${path} ${code}`);

describe('a new version of an agreement', () => {
  it('may be published from the day after the beginning of the one before', () => {
    expect(validateVersion(next, [since2019])).toEqual([]);
    expect(validateVersion({ ...next, validFrom: '2019-01-02' }, [since2019])).toEqual([]);
    expect(validateVersion({ ...next, validFrom: '2019-01-01' }, [since2019])).toEqual([
      { path: 'validFrom', code: 'version.not-later', rule: null, params: { date: '2019-01-01' } },
    ]);
    // Also where the later one was decided but is not in force yet, in whatever order they come.
    const decided = { ...since2019, validFrom: '2027-07-01' as const };
    expect(places(validateVersion(next, [decided, since2019]))).toEqual(['validFrom version.not-later']);
  });

  it('needs days of the calendar, an end after its beginning, and sound parameters', () => {
    const bad = { ...next, validFrom: '2027-02-30', validTo: 'never' };
    expect(places(validateVersion(bad, []))).toEqual(['validFrom version.bad-date', 'validTo version.bad-date']);
    expect(places(validateVersion({ ...next, validTo: '2026-12-31' }, []))).toEqual([
      'validTo version.ends-before-start',
    ]);
    expect(validateVersion({ ...next, validTo: '2027-01-01' }, [])).toEqual([]);
    const backwards = { ...parameters, core: [{ fromMinute: 900, toMinute: 540 }, ...Array(6).fill(null)] };
    expect(places(validateVersion({ ...next, parameters: backwards }, []))).toContain(
      'parameters.core.0 agreement.window-order',
    );
    expect(places(validateVersion({ ...next, parameters: null }, []))).toEqual(['parameters schema.not-an-object']);
  });

  it('names paragraphs of keys that exist, in few words', () => {
    const told = (paragraphs: unknown) => places(validateVersion({ ...next, paragraphs }, []));
    expect(told(undefined)).toEqual([]);
    expect(told(['§ 4'])).toEqual(['paragraphs schema.not-an-object']);
    expect(told({ coffee: '§ 4' })).toEqual(['paragraphs.coffee schema.unknown-key']);
    expect(told({ frame: 'x'.repeat(100), core: 'x'.repeat(101), account: ' ', dstPolicy: 4 })).toEqual([
      'paragraphs.core version.bad-paragraph',
      'paragraphs.account version.bad-paragraph',
      'paragraphs.dstPolicy version.bad-paragraph',
    ]);
  });

  it('does not contradict a temporary rule that was decided before and lasts into it', () => {
    const day = { fromMinute: 540, toMinute: 900 };
    const heat: Overlay = {
      overlayId: 'HEAT',
      title: 'Hitze',
      precedence: 0,
      validFrom: '2026-12-15',
      validTo: '2027-01-01',
      set: { frame: [day, day, day, day, day, null, null] },
    };
    const early = { fromMinute: 480, toMinute: 600 };
    const withCore = { ...next, parameters: { ...parameters, core: [early, null, null, null, null, null, null] } };
    expect(validateVersion(withCore, [since2019], [heat])).toEqual([
      {
        path: 'parameters.core.0',
        code: 'agreement.core-outside-frame',
        rule: 'DV-CORE',
        params: { date: '2027-01-01', meets: 'Hitze' },
      },
    ]);
    expect(validateVersion(withCore, [since2019], [{ ...heat, validTo: '2026-12-31' }])).toEqual([]);
    const ended = { ...withCore, validTo: '2027-06-30' };
    expect(validateVersion(ended, [since2019], [{ ...heat, validFrom: '2027-07-01', validTo: '2027-07-31' }])).toEqual(
      [],
    );
  });

  it('does not contradict an annex of any unit, nor an annex under a temporary rule', () => {
    const short = { fromMinute: 540, toMinute: 900 };
    const week = [short, short, short, short, short, null, null];
    const office: Annex = {
      annexId: 'A1',
      title: 'Anlage 1',
      validFrom: '2025-01-01',
      validTo: null,
      set: { frame: week },
    };
    const early = { fromMinute: 480, toMinute: 600 };
    const withCore = { ...next, parameters: { ...parameters, core: [early, null, null, null, null, null, null] } };
    expect(validateVersion(withCore, [since2019], [], [[]])).toEqual([]);
    expect(validateVersion(withCore, [since2019], [], [[], [office], [office]])).toMatchObject([
      { path: 'parameters.core.0', params: { date: '2027-01-01', meets: 'Anlage 1' } },
    ]);
    expect(validateVersion(withCore, [since2019], [], [[{ ...office, validTo: '2026-12-31' }]])).toEqual([]);
  });

  it('ends the one before on the day before it begins: on each day at most one holds', () => {
    expect(withVersion(next, [since2019]).map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2019-01-01', '2026-12-31'],
      ['2027-01-01', null],
    ]);
    const days = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 5 }), fc.integer({ min: -4000, max: 8000 }), (gaps, probe) => {
        let versions: { validFrom: LocalDate; validTo: LocalDate | null }[] = [
          { validFrom: '2019-01-01', validTo: null },
        ];
        for (const gap of gaps) {
          const validFrom = addDays(versions[versions.length - 1].validFrom, gap);
          versions = withVersion({ validFrom, validTo: null }, versions);
        }
        const date = addDays('2019-01-01', probe);
        const holding = versions.filter(
          ({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo),
        );
        expect(holding).toHaveLength(probe < 0 ? 0 : 1);
      }),
      runs(),
    );
  });
});
