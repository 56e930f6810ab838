import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { type LocalDate } from '@zeitbuch/working-time';
import { ArrayMaxSize, IsArray, IsIn, IsString, Length, MaxLength } from 'class-validator';
import {
  ChoiceField,
  CountField,
  FlagField,
  IdField,
  DateField,
  InstantField,
  IsCount,
  IsPlainLine,
  MayBeLeftOut,
  TextField,
} from '../platform';
import { MOST_COLUMNS } from './csv-table';
import { FullFileQueryDto, IMPORT_KINDS, ImportErrorDto, type ImportKind, ImportReportDto } from './imports.dto';
import { UPLOAD_SOURCES, type UploadSource } from './uploader';
import { LINE_STATES, type LineState } from './line-states';

/** Which file is uploaded. */
export class UploadQueryDto extends FullFileQueryDto {
  @IsIn(IMPORT_KINDS)
  @ChoiceField('ImportKind', IMPORT_KINDS)
  kind: ImportKind;

  @IsString()
  @Length(1, 200)
  @IsPlainLine()
  @TextField({ example: 'personen.csv' })
  fileName: string;
}

/** Which lines of a file to look at. */
export class UploadLinesQueryDto {
  @MayBeLeftOut()
  @IsIn(LINE_STATES)
  @ChoiceField('ImportLineState', LINE_STATES, { optional: true, description: 'Left out: lines in every state' })
  state?: LineState;
}

/** What somebody who looked at a file says to it. */
export class ApplyUploadQueryDto {
  @MayBeLeftOut()
  @Type(() => Number)
  @IsCount()
  @CountField({
    optional: true,
    description: 'How many people leave by a full file: needed where more would leave than without a word of a person',
  })
  confirmedLeavers?: number;
}

/** What the headers of a file mean. */
export class AssignColumnsDto {
  @IsArray()
  @ArrayMaxSize(MOST_COLUMNS)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @ApiProperty({
    type: [String],
    maxItems: MOST_COLUMNS,
    description: 'Our name of each column of the file, in the order of its headers; empty where it is left out',
  })
  columns: string[];
}

/** A column that files of a kind may have. */
export class ImportColumnDto {
  @TextField()
  name: string;

  @TextField({ description: 'As it is written in a template' })
  header: string;

  @FlagField()
  required: boolean;
}

/** A kind of file that the person may bring. */
export class ImportKindDto {
  @ChoiceField('ImportKind', IMPORT_KINDS)
  kind: ImportKind;

  @FlagField({ description: 'A file may name everybody: then who is missing leaves' })
  mayNameEverybody: boolean;

  @ApiProperty({ type: [ImportColumnDto] })
  columns: ImportColumnDto[];
}

/** A header of a file and what it means. */
export class FileColumnDto {
  @TextField()
  header: string;

  @TextField({ nullable: true, description: 'Our name of it; null where it is left out or nobody has said yet' })
  column: string | null;

  @FlagField({ description: 'False where somebody has to say what the header means' })
  isDecided: boolean;
}

const UPLOAD_STATUSES = [
  'mapping',
  'checking',
  'checked',
  'writing',
  'written',
  'failed',
  'discarded',
  'expired',
] as const;
export type UploadStatus = (typeof UPLOAD_STATUSES)[number];

/** A file that somebody uploaded, and how far it is. */
export class ImportUploadDto {
  @IdField()
  uploadId: string;

  @ChoiceField('ImportKind', IMPORT_KINDS)
  kind: ImportKind;

  @TextField()
  fileName: string;

  @CountField()
  sizeBytes: number;

  @ChoiceField('ImportUploadStatus', UPLOAD_STATUSES)
  status: UploadStatus;

  @ApiProperty({ type: [FileColumnDto] })
  columns: FileColumnDto[];

  @ApiProperty({ type: ImportReportDto, nullable: true, description: 'Null until it was checked' })
  report: ImportReportDto | null;

  @DateField({ nullable: true, description: 'Of a file that names everybody: last day of who is missing; else null' })
  missingLeaveOn: LocalDate | null;

  @CountField({ description: 'Lines that are written by now' })
  writtenLines: number;

  @TextField({ nullable: true, description: 'Code of the problem because of which it failed' })
  problem: string | null;

  @ChoiceField('ImportUploadSource', UPLOAD_SOURCES, {
    description: 'Files that no person brought are taken over by themselves, if nothing is against it',
  })
  source: UploadSource;

  @TextField({ nullable: true, description: 'Of a file that came with a token: the system that sent it' })
  sender: string | null;

  @IdField({ nullable: true, description: 'Who brought it; null where it lay in a folder' })
  uploadedBy: string | null;

  @TextField({ nullable: true, description: 'The name of who brought it' })
  broughtBy: string | null;

  @FlagField({ description: 'Another person than who brought it takes it over' })
  needsSecondPerson: boolean;

  @InstantField()
  uploadedAt: string;

  @InstantField({ description: 'Until when it is kept' })
  expiresAt: string;
}

/** A file that was taken over. */
export class ImportRunDto {
  @IdField()
  importId: string;

  @ChoiceField('ImportKind', IMPORT_KINDS)
  kind: ImportKind;

  @TextField()
  fileName: string;

  @CountField()
  writtenLines: number;

  @TextField({ nullable: true, description: 'Null where the command line did' })
  importedBy: string | null;

  @InstantField()
  importedAt: string;
}

/** What somebody can bring, what is under way, and what was taken over. */
export class ImportUploadsDto {
  @ApiProperty({ type: [ImportKindDto] })
  kinds: ImportKindDto[];

  @ApiProperty({
    type: [ImportUploadDto],
    description: 'One’s own files that are not taken over yet, the latest first',
  })
  open: ImportUploadDto[];

  @ApiProperty({ type: [ImportRunDto], description: 'The last fifty files, the latest first' })
  history: ImportRunDto[];
}

/** What a line would change. */
export class LineChangeDto {
  @TextField()
  column: string;

  @TextField({ description: 'Empty where nothing stands' })
  before: string;

  @TextField()
  after: string;
}

/** A line of an uploaded file. */
export class ImportLineDto {
  @CountField({ description: 'Counted from 1, the header' })
  line: number;

  @ChoiceField('ImportLineState', LINE_STATES)
  state: LineState;

  @ApiProperty({ type: [String], description: 'In the order of the columns of the file' })
  cells: string[];

  @ApiProperty({ type: [ImportErrorDto] })
  errors: ImportErrorDto[];

  @ApiProperty({ type: [ImportErrorDto] })
  notes: ImportErrorDto[];

  @ApiProperty({ type: [LineChangeDto] })
  changes: LineChangeDto[];
}

export class ImportLinesDto {
  @ApiProperty({ type: [ImportLineDto], description: 'By line; of each state the first 1,000 at most' })
  lines: ImportLineDto[];
}
