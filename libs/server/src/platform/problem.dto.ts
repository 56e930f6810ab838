import { ApiProperty } from '@nestjs/swagger';
import { CountField, ParamsField, TextField } from './api-fields';

export class FieldErrorDto {
  @TextField()
  field: string;

  @TextField()
  code: string;

  @TextField()
  message: string;
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
