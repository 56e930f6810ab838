import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate } from '@zeitbuch/working-time';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import {
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  IsLocalDateText,
  IsLocalTimeText,
  LocalTimeField,
  MayBeLeftOut,
} from '../platform';
import { DECLARED_KINDS, type DeclaredKind, SeenVersionDto, WeekField } from '../organisation';

/** How long somebody works for another employer on each day of the week; zero everywhere: no longer at all. */
export class SecondJobChangeDto extends SeenVersionDto {
  @DateField()
  @IsLocalDateText()
  from: LocalDate;

  @DateField({ description: 'The last day, no more than a year later' })
  @IsLocalDateText()
  to: LocalDate;

  @WeekField('Monday to Sunday')
  minutes: number[];
}

/** Something is declared for a day, or no longer. */
export class DeclaredDayChangeDto extends SeenVersionDto {
  @ChoiceField('DeclaredKind', DECLARED_KINDS)
  @IsIn(DECLARED_KINDS)
  kind: DeclaredKind;

  @DateField({ description: 'A public holiday; of `releaseImpossible` 24 or 31 December' })
  @IsLocalDateText()
  date: LocalDate;

  @FlagField()
  @IsBoolean()
  holds: boolean;
}

/** By the clock of the city. */
export class TimesDto {
  @DateField()
  @IsLocalDateText()
  date: LocalDate;

  @LocalTimeField()
  @IsLocalTimeText()
  fromTime: string;

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({
    optional: true,
    description: 'Left out: the same day, or the next one where it ends no later than it began',
  })
  toDate?: LocalDate;

  @LocalTimeField()
  @IsLocalTimeText()
  toTime: string;
}

/** A time comes on record, goes, or stands in the place of another. */
export class TimesChangeDto extends SeenVersionDto {
  @MayBeLeftOut()
  @IsUUID()
  @IdField({ optional: true, description: 'What is on record by this id goes' })
  replaces?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TimesDto)
  @ApiProperty({ type: TimesDto, required: false, description: 'What comes; left out: nothing' })
  times?: TimesDto;
}
