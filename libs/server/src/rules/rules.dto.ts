import { ApiProperty } from '@nestjs/swagger';
import { STAGES, SUBJECTS, type Stage, type Subject, type LocalDate } from '@zeitbuch/working-time';
import { OverruledDto } from '../agreement';
import { ChoiceField, CountField, DateField, MinutesField, TextField } from '../platform';

/** Where a value was set: in a statute, in the tariff, in the staff agreement, in an annex of one's unit, or in a temporary rule on top. */
export const PARAMETER_SOURCES = ['law', 'tariff', 'agreement', 'annex', 'overlay'] as const;

/** A temporary rule that changes the agreement on the day. */
export class OverlayInForceDto {
  @TextField()
  title: string;

  @DateField()
  from: LocalDate;

  /** Last day; from the next one on the agreement itself holds again. */
  @DateField()
  to: LocalDate;

  @TextField()
  legalBasis: string;

  /** Days on which another rule goes before it, value by value. */
  @ApiProperty({ type: [OverruledDto] })
  overruled: OverruledDto[];
}

/** What the agreement says differently for the person's unit, or for one above it. */
export class AnnexInForceDto {
  @TextField()
  title: string;

  @TextField({ optional: true, description: 'Left out of an annex for a personnel group or for people by name' })
  unitName?: string;

  @DateField()
  from: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  to: LocalDate | null;

  /** Days on which another rule goes before it, value by value. */
  @ApiProperty({ type: [OverruledDto] })
  overruled: OverruledDto[];
}

export class AgreementInForceDto {
  @TextField()
  name: string;

  @CountField()
  version: number;

  @DateField()
  validFrom: LocalDate;

  /** Last day; null without end. */
  @DateField({ nullable: true })
  validTo: LocalDate | null;

  /** Those of the units above first; the nearest one wins. */
  @ApiProperty({ type: [AnnexInForceDto] })
  annexes: AnnexInForceDto[];

  @ApiProperty({ type: [OverlayInForceDto] })
  overlays: OverlayInForceDto[];
}

export class ContractInForceDto {
  @MinutesField()
  weeklyMinutes: number;

  /** Minutes due on Monday to Sunday in the week of the day. */
  @MinutesField({ isArray: true, minItems: 7, maxItems: 7 })
  pattern: number[];
}

export class RuleParameterDto {
  /** Name of the parameter, as in the schema of the agreement. */
  @TextField({ example: 'dailyCreditCapMinutes' })
  key: string;

  /** A number of minutes, a choice, a flag, or an object of these; null where the agreement sets no limit. */
  @ApiProperty({
    nullable: true,
    oneOf: [
      { type: 'integer' },
      { type: 'boolean' },
      { type: 'string' },
      { type: 'array', items: {} },
      { type: 'object', additionalProperties: true },
    ],
  })
  value: unknown;

  @ChoiceField('ParameterSource', PARAMETER_SOURCES)
  source: (typeof PARAMETER_SOURCES)[number];

  /** Paragraph, name and version of the agreement, title of the annex or of the temporary rule. */
  @TextField()
  sourceName: string;

  /** Paragraph of the agreement, or legal basis of the temporary rule; left out where none is on record. */
  @TextField({ optional: true, example: '§ 4 (1)' })
  paragraph?: string;

  /** Last day of the temporary rule that sets the value. */
  @DateField({ optional: true })
  validTo?: LocalDate;
}

export class RuleInForceDto {
  @TextField({ example: 'DV-CAP-DAY' })
  id: string;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;

  @TextField()
  paragraph: string;

  /** When it is applied to a day; left out for rules that look beyond one. */
  @ChoiceField('RuleStage', STAGES, { optional: true })
  stage?: Stage;

  /** What it decides. */
  @ChoiceField('RuleSubject', SUBJECTS)
  subject: Subject;

  @ApiProperty({ type: [RuleParameterDto] })
  parameters: RuleParameterDto[];

  @TextField()
  descriptionDe: string;

  @TextField()
  descriptionEn: string;
}

/** What may change the rules of a person from one day to the next. */
const RULE_CHANGES = [
  'annexBegins',
  'annexEnds',
  'overlayBegins',
  'overlayEnds',
  'overlayEndsAmong',
  'versionBegins',
  'agreementBegins',
  'agreementEnds',
  'contractChanges',
  'comesOfAge',
  'ruleBegins',
  'figuresChange',
] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

export class RuleChangeDto {
  /** First day on which something else holds. */
  @DateField()
  date: LocalDate;

  @ChoiceField('RuleChange', RULE_CHANGES)
  change: RuleChange;

  /** Title of the annex or temporary rule, or name of the agreement. */
  @TextField({ optional: true })
  title?: string;

  /** Annexes and temporary rules that hold beside the agreement from then on, where one of several ends. */
  @TextField({ optional: true, isArray: true })
  remaining?: string[];

  /** Version of the agreement from then on. */
  @CountField({ optional: true })
  version?: number;

  /** Id of the rule that begins to hold, or whose figures change. */
  @TextField({ optional: true })
  ruleId?: string;

  /** Hours a week from then on. */
  @MinutesField({ optional: true })
  weeklyMinutes?: number;
}

/** What holds for one person on one day, in the order in which it is applied. */
export class RulesInForceDto {
  @DateField()
  date: LocalDate;

  /** Left out on ordinary days. */
  @TextField({ optional: true })
  holidayName?: string;

  /** The same in English. */
  @TextField({ optional: true })
  holidayNameEn?: string;

  /** Half a day off at the site, no public holiday. */
  @TextField({ optional: true })
  halfDayName?: string;

  /** The same in English. */
  @TextField({ optional: true })
  halfDayNameEn?: string;

  /** Minute of the day from which one is off. */
  @CountField({ optional: true })
  halfDayFrom?: number;

  /** Left out where no agreement holds on the day: then nothing is evaluated and there are no rules. */
  @ApiProperty({ required: false })
  agreement?: AgreementInForceDto;

  /** Left out where no contract holds on the day. */
  @ApiProperty({ required: false })
  contract?: ContractInForceDto;

  @ApiProperty({ type: [RuleInForceDto] })
  rules: RuleInForceDto[];

  /** What changes after the day as far as it is known, the next first. */
  @ApiProperty({ type: [RuleChangeDto] })
  changes: RuleChangeDto[];
}
