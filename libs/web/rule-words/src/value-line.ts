import { type Words } from './words';

/** What a parameter says, for people: "Montag bis Freitag" – "06:00 bis 20:00 Uhr". */
export interface ValueLine {
  readonly label: Words;
  readonly value: Words;
}

/** A line whose label and value have their texts under `myRules`. */
export const line = (label: string, value: string, params?: Words['params']): ValueLine => ({
  label: { key: `myRules.label.${label}` },
  value: { key: `myRules.value.${value}`, ...(params ? { params } : {}) },
});
