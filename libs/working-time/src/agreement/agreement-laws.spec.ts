import fc from 'fast-check';
import { runs } from '../../testing/runs';
import { anyRunOfDays } from '../../testing/arbitraries';
import { anyOverlay, anyParameters } from '../../testing/arbitrary-terms';
import { type DayFacts } from '../day';
import { evaluateDays } from '../evaluation';
import { addDays, type LocalDate } from '../time';
import { type AgreementKey, STANDARD_PARAMETERS } from './parameters';
import { type AgreementVersion, type Overlay, resolveAgreement, type ResolvedAgreement } from './resolve-agreement';
import { validateAgreement, validateOverlay } from './validate-agreement';

/** Monday of the week before clocks go forward; runs of eight days from here end on the Monday after it. */
const FIRST = '2026-03-23';
const runOfDays = anyRunOfDays(8, FIRST);
const anyVersion = (version: number, validFrom: LocalDate, validTo: LocalDate | null) =>
  anyParameters.map((parameters): AgreementVersion => ({
    agreementId: 'DV-1',
    version,
    validFrom,
    validTo,
    parameters,
  }));
const overlays = fc.tuple(
  ...['HEAT', 'EVENT', 'FLOOD'].map((id, index) => anyOverlay(id, addDays(FIRST, index), addDays(FIRST, 3 + index))),
);

function inForce(
  date: LocalDate,
  versions: readonly AgreementVersion[],
  laid: readonly Overlay[] = [],
): ResolvedAgreement {
  const resolved = resolveAgreement(date, versions, laid);
  if (!resolved) throw new Error(`no version holds ${date}`);
  return resolved;
}
const by = (
  days: readonly DayFacts[],
  versions: readonly AgreementVersion[],
  laid: readonly Overlay[] = [],
): DayFacts[] => days.map((facts) => ({ ...facts, agreement: inForce(facts.date, versions, laid) }));

describe('arbitrary agreements and overlays', () => {
  it('are such as administration would accept, or the laws would speak of nothing', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => expect(validateAgreement(parameters)).toEqual([])),
      runs(),
    );
    fc.assert(
      fc.property(overlays, (all) => expect(all.flatMap((overlay) => validateOverlay(overlay))).toEqual([])),
      runs(),
    );
  });
});

describe('P-12: one version until a day and another from it on', () => {
  it('are worth what each day is worth under the version of that day alone', () => {
    const change = fc.integer({ min: 1, max: 7 }).chain((day) => {
      const border = addDays(FIRST, day);
      return fc.tuple(anyVersion(1, '2020-01-01', addDays(border, -1)), anyVersion(2, border, null));
    });
    fc.assert(
      fc.property(runOfDays, change, (days, [before, after]) => {
        const alone = days.map((facts) => {
          const version = facts.date < after.validFrom ? before : after;
          return { ...facts, agreement: inForce(facts.date, [version]) };
        });
        expect(evaluateDays(by(days, [before, after]))).toEqual(evaluateDays(alone));
        expect(evaluateDays(by(days, [after, before]))).toEqual(evaluateDays(alone));
      }),
      runs(60),
    );
  });

  it('cut at any day without a change are worth what the uncut agreement is worth', () => {
    fc.assert(
      fc.property(runOfDays, anyParameters, fc.integer({ min: 1, max: 7 }), (days, parameters, at) => {
        const border = addDays(FIRST, at);
        const whole: AgreementVersion = {
          agreementId: 'DV-1',
          version: 1,
          validFrom: FIRST,
          validTo: null,
          parameters,
        };
        const halves = [
          { ...whole, validTo: addDays(border, -1) },
          { ...whole, validFrom: border },
        ];
        expect(evaluateDays(by(days, halves))).toEqual(evaluateDays(by(days, [whole])));
      }),
      runs(40),
    );
  });
});

describe('P-13: a temporary rule', () => {
  const standing = anyVersion(1, '2020-01-01', null);

  it('that sets nothing, or what holds anyhow, or has ended, changes no figure', () => {
    fc.assert(
      fc.property(runOfDays, standing, overlays, (days, version, [heat]) => {
        const plain = evaluateDays(by(days, [version]));
        const keys = Object.keys(heat.set) as AgreementKey[];
        const same = { ...heat, set: Object.fromEntries(keys.map((key) => [key, version.parameters[key]])) };
        const empty = { ...heat, set: {} };
        const over = { ...heat, validFrom: addDays(FIRST, -9), validTo: addDays(FIRST, -1) };
        const early = { ...heat, validFrom: addDays(FIRST, 8), validTo: addDays(FIRST, 9) };
        expect(evaluateDays(by(days, [version], [empty, over, early]))).toEqual(plain);
        // Where it says what holds anyhow, only the explanation names another source.
        expect(evaluateDays(by(days, [version], [same]), { trace: false })).toEqual(
          plain.map((day) => ({ ...day, trace: [] })),
        );
      }),
      runs(60),
    );
  });

  it('beside others wins by its precedence, then by its name, never by when it was made', () => {
    fc.assert(
      fc.property(standing, overlays, fc.integer({ min: 0, max: 7 }), (version, all, day) => {
        const date = addDays(FIRST, day);
        const [a, b, c] = all;
        const orders = [
          [a, b, c],
          [a, c, b],
          [b, a, c],
          [b, c, a],
          [c, a, b],
          [c, b, a],
        ];
        const [first, ...others] = orders.map((order) => inForce(date, [version], order));
        for (const other of others) expect(other).toEqual(first);
        const active = all.filter(({ validFrom, validTo }) => validFrom <= date && date <= validTo);
        for (const key of Object.keys(STANDARD_PARAMETERS) as AgreementKey[]) {
          const setting = active.filter(({ set }) => key in set);
          const most = Math.max(...setting.map(({ precedence }) => precedence));
          const names = setting.filter(({ precedence }) => precedence === most).map(({ overlayId }) => overlayId);
          const winner = setting.find(({ overlayId }) => overlayId === [...names].sort().at(-1));
          expect(first.overlaid[key]).toBe(winner?.overlayId);
          expect(first.parameters[key]).toEqual((winner?.set ?? version.parameters)[key]);
        }
      }),
      runs(150),
    );
  });
});
