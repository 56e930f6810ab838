import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { type LocalDate } from '@zeitbuch/working-time';
import { DateField, FlagField, IdField, IsPlainText, TextField } from '../platform';
import { NamedPersonDto } from './agreement-transfer.dto';
import { ChangeFromDto } from './person-change.dto';

const LONGEST_REASON = 255;

/** Somebody is taken out of an annex on some days, or is not any more. */
export class AnnexExceptionChangeDto extends ChangeFromDto {
  @IdField()
  @IsUUID()
  annexId: string;

  @FlagField({ description: 'False: it holds for the person on these days after all' })
  @IsBoolean()
  isOut: boolean;

  @ValidateIf(({ isOut }: AnnexExceptionChangeDto) => isOut)
  @Length(3, LONGEST_REASON)
  @Matches(/\S/, { message: '$property must not be blank' })
  @IsPlainText()
  @TextField({ optional: true, minLength: 3, maxLength: LONGEST_REASON, description: 'Needed where `isOut`' })
  reason?: string;
}

/** Days on which an annex does not hold for somebody. */
export class AnnexExceptionDto extends NamedPersonDto {
  @IdField()
  annexId: string;

  @TextField({ description: 'Of the annex' })
  title: string;

  @DateField()
  from: LocalDate;

  @DateField({ optional: true, description: 'The last day; left out: until further notice' })
  to?: LocalDate;

  @TextField()
  reason: string;
}

export class AnnexExceptionsDto {
  /** The latest first. */
  @ApiProperty({ type: [AnnexExceptionDto] })
  exceptions: AnnexExceptionDto[];
}
