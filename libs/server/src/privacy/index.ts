export { type KnownMonth, KnownMonths, type KnownTotals, knownTotals, knownVersion, knownWorth } from './known-months';
export {
  DECIDED_BY_LEADERS,
  hasSecrets,
  isSecretAbsence,
  isSecretParticular,
  maskAbsence,
  maskStep,
  whatViewerMayKnow,
} from './privacy';
