import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CountField, ParamsField, TextField } from './api-fields';
import { type ProblemParams } from './problem';

export class BrokenRuleDto {
  @TextField({ example: 'DV-CORE' })
  id: string;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;
}

export class FieldErrorDto {
  @TextField()
  field: string;

  @TextField()
  code: string;

  @TextField()
  message: string;

  /** The rule that the value decides, where one knows it. */
  @ApiProperty({ required: false })
  rule?: BrokenRuleDto;

  @ParamsField({ optional: true })
  params?: Record<string, string | number>;
}

const PROBLEM_PARAMS = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: { type: 'string' } },
];

/** How every refusal looks (RFC 9457). Clients translate by `code`. */
export class ProblemDto {
  @TextField({ example: 'urn:zeitbuch:problem:booking.already-open' })
  type: string;

  @TextField()
  title: string;

  @CountField()
  status: number;

  @TextField({ example: 'booking.already-open' })
  code: string;

  /** What a translated message needs: dates, minutes, names; of several, a list. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { oneOf: PROBLEM_PARAMS } })
  params?: ProblemParams;

  @ApiProperty({ type: [FieldErrorDto], required: false })
  errors?: FieldErrorDto[];

  @TextField()
  correlationId: string;
}
