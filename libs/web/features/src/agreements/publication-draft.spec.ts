import { STANDARD_PARAMETERS, validateAnnex, validateOverlay, validateVersion } from '@zeitbuch/working-time';
import {
  annexRequest,
  choose,
  draftFlaws,
  EMPTY_DRAFT,
  KEYS,
  overlayRequest,
  type PublicationDraft,
  takeOver,
  versionRequest,
} from './publication-draft';

const base = {
  parameters: STANDARD_PARAMETERS,
  paragraphs: { frame: '§ 4 (1)', account: '§ 7' },
};
const words = { title: ' Hitzeregelung ', legalBasis: 'Beschluss', validFrom: '2026-12-01', validTo: '2026-12-31' };
const version = {
  agreementId: '',
  version: 1,
  validFrom: '2020-01-01' as const,
  validTo: null,
  parameters: STANDARD_PARAMETERS,
};
const filled: PublicationDraft = { ...EMPTY_DRAFT, ...words, orgUnitId: 'unit' };
const everything = KEYS.reduce((draft, key) => choose(draft, key, true, base), filled);
const frameFromFive = (draft: PublicationDraft): PublicationDraft => {
  const chosen = choose(draft, 'frame', true, base);
  const times = [0, 1, 2, 3, 4].map((day) => [`frame.${day}.from`, '5']);
  return { ...chosen, texts: { ...chosen.texts, ...Object.fromEntries(times) } };
};

describe('the draft of a proposal', () => {
  it('begins with the values of the agreement: sent unchanged, they are the same and may be published', () => {
    for (const kind of ['version', 'annex', 'overlay'] as const) expect(draftFlaws(everything, kind)).toEqual([]);
    const { set, ...overlay } = overlayRequest(everything, 'id');
    expect(overlay).toEqual({ overlayId: 'id', ...words, title: 'Hitzeregelung' });
    expect(set).toEqual(STANDARD_PARAMETERS);
    expect(validateOverlay({ ...words, set })).toEqual([]);
    expect(annexRequest(everything, 'id')).toMatchObject({
      annexId: 'id',
      orgUnitId: 'unit',
      set: STANDARD_PARAMETERS,
    });
    const annex = annexRequest(everything, 'id');
    expect(validateAnnex({ ...annex, validTo: annex.validTo ?? null }, [version])).toEqual([]);
    const next = versionRequest(everything, base, { proposalId: 'id', version: 2 });
    expect(next).toMatchObject({
      proposalId: 'id',
      version: 2,
      parameters: STANDARD_PARAMETERS,
      paragraphs: base.paragraphs,
    });
    expect(validateVersion({ ...next, validTo: next.validTo ?? null, paragraphs: next.paragraphs }, [version])).toEqual(
      [],
    );
  });

  it('sets nothing but what was chosen, and forgets what was left out again', () => {
    const draft = choose(filled, 'frame', true, base);
    expect(Object.keys(overlayRequest(draft, 'id').set)).toEqual(['frame']);
    expect(overlayRequest(choose(draft, 'frame', false, base), 'id').set).toEqual({});
  });

  it('of a version keeps every value and paragraph that was not chosen', () => {
    const draft = frameFromFive({ ...EMPTY_DRAFT, validFrom: '2027-01-01' });
    const next = (paragraph: string) =>
      versionRequest({ ...draft, paragraphs: { frame: paragraph } }, base, { proposalId: 'id', version: 3 });
    const window = { fromMinute: 300, toMinute: 1200 };
    expect(next('§ 5')).toEqual({
      proposalId: 'id',
      version: 3,
      validFrom: '2027-01-01',
      validTo: null,
      parameters: { ...STANDARD_PARAMETERS, frame: [window, window, window, window, window, null, null] },
      paragraphs: { account: '§ 7', frame: '§ 5' },
    });
    expect(next(' ').paragraphs).toEqual({ account: '§ 7' });
  });

  it('takes over what was agreed on for a time, with the paragraph of the version if it has none', () => {
    const values = [
      { key: 'frame', value: [null, null, null, null, null, null, { fromMinute: 360, toMinute: 1320 }] },
      { key: 'dailyCreditCapMinutes', value: null, paragraph: 'Anlage § 1' },
      { key: 'of-a-newer-server', value: 1 },
    ];
    const draft = takeOver(filled, values, base.paragraphs);
    expect(draft.chosen).toEqual(['frame', 'dailyCreditCapMinutes']);
    expect(annexRequest(draft, 'id')).toMatchObject({
      set: { frame: values[0].value, dailyCreditCapMinutes: null },
      paragraphs: { frame: '§ 4 (1)', dailyCreditCapMinutes: 'Anlage § 1' },
    });
  });

  it('asks at once for everything that is missing, each field in one sentence, and for readable figures', () => {
    const problems = (draft: PublicationDraft, kind: 'version' | 'annex' | 'overlay') =>
      draftFlaws(draft, kind).map(({ field, problem }) => `${field} ${problem}`);
    expect(problems(EMPTY_DRAFT, 'overlay')).toEqual([
      'title title',
      'legalBasis legalBasis',
      'validFrom firstDay',
      'validTo lastDay',
      'values nothing',
    ]);
    expect(problems(EMPTY_DRAFT, 'annex')).toEqual([
      'orgUnitId unit',
      'title title',
      'validFrom firstDay',
      'values nothing',
    ]);
    expect(problems(EMPTY_DRAFT, 'version')).toEqual(['validFrom firstDay', 'values nothing']);
    expect(problems({ ...everything, validFrom: 'bald', validTo: '0026-12-01' }, 'annex')).toEqual([
      'validFrom firstDayUnreadable',
      'validTo lastDayUnreadable',
    ]);
    const texts = {
      ...everything.texts,
      dailyCreditCapMinutes: '7,5',
      'account.capPlusMinutes': 'x',
      minRestMinutes: '',
    };
    expect(problems({ ...everything, texts }, 'overlay')).toEqual([
      'dailyCreditCapMinutes length',
      'minRestMinutes length',
      'account.capPlusMinutes length',
    ]);
  });
});
