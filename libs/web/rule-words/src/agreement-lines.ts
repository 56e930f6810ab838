import { type AgreementValueDto } from '@zeitbuch/web-data-access';
import { type AgreementKey, PARAMETER_RULE } from '@zeitbuch/working-time';
import { type ValueLine } from './value-line';
import { valueLines } from './value-lines';

/** Two rules tell of the account and of work at home, each of its part: here both parts belong together. */
const SHARED: Readonly<Partial<Record<string, readonly string[]>>> = {
  account: ['DV-CAP-PERIOD', 'DV-AMPEL'],
  homeOffice: ['HO-QUOTA', 'HO-ONSITE'],
};

/** A value of an agreement in words. */
export function agreementLines(value: AgreementValueDto): ValueLine[] {
  const { key } = value;
  const ids = SHARED[key] ?? [PARAMETER_RULE[key as AgreementKey] ?? ''];
  return ids.flatMap((id) => valueLines({ id }, { ...value, source: 'agreement', sourceName: '' }));
}
