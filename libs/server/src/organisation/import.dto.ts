import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { ChoiceField, CountField, FlagField, IsPlainText, TextField } from '../platform';

export const IMPORT_KINDS = [
  'people',
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

/** 5 MB of text at most; checked again by the limit of the request. */
const LONGEST_FILE = 5 * 1024 * 1024;

/** A file to take over. */
export class ImportDto {
  @IsString()
  @Length(1, 200)
  @IsPlainText()
  @TextField({ example: 'personen.csv' })
  fileName: string;

  @IsString()
  @MaxLength(LONGEST_FILE)
  @TextField({ description: 'The text of the file, UTF-8' })
  content: string;
}

/** Whether to write. */
export class ImportQueryDto {
  @IsOptional()
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

  @ApiProperty({ type: [ImportErrorDto] })
  errors: ImportErrorDto[];

  @CountField({ description: 'Lines that were written: all or none' })
  written: number;
}
