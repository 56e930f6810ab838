import { type AgreementKey, type AgreementParameters } from '@zeitbuch/working-time';
import { type EditableKey, type OverlayDraft } from './overlay-draft';

/** A value with one line of text. */
export interface LineField {
  /** Path in the request. */
  readonly field: string;
  readonly label: string;
  readonly part: 'dailyCap' | 'maxPerMonth' | 'maxPerYear' | 'capPlus' | 'debtLimit' | 'green' | 'yellow';
}

const line = (field: string, part: LineField['part']): LineField => ({ field: `set.${field}`, label: part, part });

const FIELDS: Readonly<Record<EditableKey, readonly LineField[]>> = {
  frame: [],
  core: [],
  dailyCreditCapMinutes: [line('dailyCreditCapMinutes', 'dailyCap')],
  flexDays: [line('flexDays.maxPerMonth', 'maxPerMonth'), line('flexDays.maxPerYear', 'maxPerYear')],
  account: [
    line('account.capPlusMinutes', 'capPlus'),
    line('account.debtLimitMinutes', 'debtLimit'),
    line('account.trafficLight.greenMinutes', 'green'),
    line('account.trafficLight.yellowMinutes', 'yellow'),
  ],
  homeOffice: [],
};

/** The lines of a key; the light has limits only where the agreement has a light. */
export function lineFields(key: EditableKey, base: AgreementParameters): readonly LineField[] {
  const hasLight = base.account.trafficLight !== null;
  return FIELDS[key].filter(({ field }) => hasLight || !field.includes('trafficLight'));
}

const linesOf = (key: AgreementKey, base: AgreementParameters): readonly LineField[] =>
  Object.hasOwn(FIELDS, key) ? lineFields(key as EditableKey, base) : [];

const HEAD: readonly (keyof OverlayDraft)[] = ['title', 'legalBasis', 'validFrom', 'validTo'];

/** Every field in sight, by its path in the request: there a refusal is told. */
export function shownFields(chosen: readonly AgreementKey[], base: AgreementParameters): ReadonlySet<string> {
  const ofKey = (key: AgreementKey): string[] => {
    const days = key === 'frame' || key === 'core' ? [0, 1, 2, 3, 4, 5, 6].map((day) => `set.${key}.${day}`) : [];
    if (key === 'homeOffice') return [`set.${key}`, 'set.homeOffice.quota.maxDays'];
    return [`set.${key}`, ...days, ...linesOf(key, base).map(({ field }) => field)];
  };
  return new Set([...HEAD, ...chosen.flatMap(ofKey)]);
}
