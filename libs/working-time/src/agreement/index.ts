export {
  type HomeOfficeQuotaRule,
  type HomeOfficeRule,
  type QuotaDayCount,
  type QuotaPlaces,
  type QuotaSpan,
} from './home-office-rule';
export { type Layers, layerFlaws } from './layer-flaws';
export {
  type AccountRule,
  type AccountingDay,
  type AgreementKey,
  type AgreementParameters,
  type Averaging,
  type BreakRule,
  type BreakTier,
  type CapAction,
  type DayWindow,
  type DrivingTime,
  type FlexDayRule,
  PARAMETER_RULE,
  type PartTimeOvertime,
  STANDARD_PARAMETERS,
  type Settlement,
  type TrafficLight,
  type WeekWindows,
  completeChanges,
  completeParameters,
} from './parameters';
export {
  type AgreementVersion,
  type Annex,
  type Overlay,
  type ParameterSource,
  type ResolvedAgreement,
  resolveAgreement,
  sourceOf,
} from './resolve-agreement';
export { type Schema } from './schema';
export {
  type StandingLayer,
  joinStretches,
  layerOf,
  overruledStretches,
  resolvedStretches,
  standingStretches,
} from './standing';
export { AGREEMENT_TEMPLATES, AGREEMENT_TEMPLATE_IDS, type AgreementTemplateId } from './templates';
export { PARAMETER_SCHEMA, validateAgreement, validateOverlay } from './validate-agreement';
export { validateAnnex } from './validate-annex';
export { validateVersion } from './validate-version';
