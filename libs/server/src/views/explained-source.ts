import { type ParameterSource, type PersonFacts } from '@zeitbuch/working-time';
import { type ExplainedSourceDto } from './explanation.dto';

/** Where the value of a rule is written, by the names that people know. */
export function explainedSource(source: ParameterSource, { input: { agreements } }: PersonFacts): ExplainedSourceDto {
  const written = source.paragraph === undefined ? {} : { paragraph: source.paragraph };
  if ('overlayId' in source) return { kind: 'overlay', name: agreements.overlayTitle(source.overlayId), ...written };
  if ('annexId' in source) return { kind: 'annex', name: agreements.annexTitle(source.annexId), ...written };
  const { agreementId, version } = source;
  return { kind: 'agreement', name: agreements.nameOf(agreementId), version, ...written };
}
