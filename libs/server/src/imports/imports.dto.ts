import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { Type } from 'class-transformer';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  IsCount,
  IsLocalDateText,
  IsPlainLine,
  MayBeLeftOut,
  TextField,
} from '../platform';
import { MOST_ERRORS } from './error-list';

export const IMPORT_KINDS = [
  'sites',
  'holidays',
  'units',
  'people',
  'leaderships',
  'roles',
  'contracts',
  'assignments',
  'moves',
  'permissions',
  'protections',
  'absences',
  'leave',
  'openings',
  'particulars',
  'standby',
  'bookings',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Whether a file names everybody. */
export class FullFileQueryDto {
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  @TextField({ optional: true, enum: ['true', 'false'], description: 'The file names everybody: of people only' })
  full?: 'true' | 'false';

  @MayBeLeftOut()
  @IsLocalDateText()
  @DateField({ optional: true, description: 'Of a full file: last day of who is missing in it; left out: today' })
  lastDay?: LocalDate;
}

/** What is said about a file beside its content. */
export class ImportQueryDto extends FullFileQueryDto {
  @IsString()
  @Length(1, 200)
  @IsPlainLine()
  @TextField({ example: 'personen.csv' })
  fileName: string;

  /** Whether only to check. */
  @MayBeLeftOut()
  @IsIn(['true', 'false'])
  @TextField({ optional: true, enum: ['true', 'false'] })
  dryRun?: 'true' | 'false';

  @MayBeLeftOut()
  @Type(() => Number)
  @IsCount()
  @CountField({ optional: true, description: 'How many people leave by a full file, as somebody confirmed' })
  confirmedLeavers?: number;
}

/** One thing wrong with a file. */
export class ImportErrorDto {
  @CountField({ description: 'Counted from 1, the header' })
  line: number;

  @TextField()
  column: string;

  @TextField()
  code: string;

  @TextField()
  message: string;

  @TextField()
  value: string;
}

/** Lines of a file by what becomes of them. */
export class ImportCountsDto {
  @CountField({ description: 'Lines of which nothing is on record yet' })
  new: number;

  @CountField({ description: 'Lines that change what is on record' })
  changed: number;

  @CountField({ description: 'Lines that say what holds already' })
  unchanged: number;

  @CountField({ description: 'Lines that wait for a second person' })
  own: number;

  @CountField({ description: 'People on record whom a file that names everybody does not name' })
  left: number;

  @CountField({ description: 'Lines in which something is wrong' })
  wrong: number;
}

/** Who leaves by a file that names everybody. */
export class ImportLeaversDto {
  @DateField({ description: 'Last day of who is missing in the file' })
  lastDay: LocalDate;

  @CountField({ description: 'People who would leave' })
  leaving: number;

  @CountField({ description: 'People employed on the last day' })
  employed: number;

  @CountField({ description: 'Of a hundred so many may leave without a word of a person' })
  mostPercent: number;

  @FlagField({ description: 'More would leave: nothing is written until somebody confirms their number' })
  isStopped: boolean;
}

/** What an import did, or would do. */
export class ImportReportDto {
  @ChoiceField('ImportKind', IMPORT_KINDS)
  kind: ImportKind;

  @FlagField()
  dryRun: boolean;

  @CountField({ description: 'Lines of the file without its header' })
  rows: number;

  @CountField({ description: 'Lines without an error' })
  accepted: number;

  @CountField({ description: 'All errors' })
  errorCount: number;

  @ApiProperty({ type: [ImportErrorDto], description: `The first ${MOST_ERRORS} errors by line` })
  errors: ImportErrorDto[];

  @ApiProperty({
    type: [ImportErrorDto],
    description: `What is no error and is taken over otherwise than the line says it; the first ${MOST_ERRORS}`,
  })
  notes: ImportErrorDto[];

  @ApiProperty({ type: ImportCountsDto })
  counts: ImportCountsDto;

  @ApiProperty({ type: ImportLeaversDto, nullable: true, description: 'Null unless the file names everybody' })
  leavers: ImportLeaversDto | null;

  @CountField({ description: 'Lines that were written' })
  written: number;

  @ApiProperty({
    type: 'array',
    items: { type: 'integer' },
    description: 'Lines about the importer: not written, but proposed to a second person',
  })
  ownLines: number[];

  @IdField({ nullable: true, description: 'The proposal with the lines about the importer' })
  proposalId: string | null;
}
