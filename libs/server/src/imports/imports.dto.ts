import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { ChoiceField, CountField, FlagField, IdField, IsPlainLine, MayBeLeftOut, TextField } from '../platform';
import { MOST_ERRORS } from './error-list';

export const IMPORT_KINDS = [
  'units',
  'people',
  'leaderships',
  'contracts',
  'moves',
  'permissions',
  'protections',
  'absences',
  'leave',
  'particulars',
  'standby',
  'bookings',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What is said about a file beside its content. */
export class ImportQueryDto {
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

  @CountField({ description: 'Lines in which something is wrong' })
  wrong: number;
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
