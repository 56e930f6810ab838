import { ApiProperty } from '@nestjs/swagger';
import { CountField, ParamsField, TextField } from './api-fields';

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

  @ParamsField({ optional: true })
  params?: Record<string, unknown>;

  @ApiProperty({ type: [FieldErrorDto], required: false })
  errors?: FieldErrorDto[];

  @TextField()
  correlationId: string;
}
