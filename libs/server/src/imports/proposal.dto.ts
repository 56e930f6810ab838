import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { ChoiceField, CountField, FlagField, IdField, InstantField, IsPlainText, TextField } from '../platform';
import { IMPORT_KINDS, type ImportKind } from './imports.dto';

/** A row of a file, as it stands there. */
export class ImportProposalRowDto {
  @CountField({ description: 'Line of the file, counted from 1, the header' })
  line: number;

  @ApiProperty({ type: [String], description: 'In the order of the columns' })
  cells: string[];
}

/** How a second person decided. */
export class ImportDecisionDto {
  @ChoiceField('ImportDecision', ['released', 'refused'])
  decision: 'released' | 'refused';

  /** Of a refusal. */
  @TextField({ nullable: true })
  reason: string | null;

  @TextField()
  decidedBy: string;

  @InstantField()
  decidedAt: string;
}

/** Rows that somebody brought about themselves. */
export class ImportProposalDto {
  @IdField()
  proposalId: string;

  @ChoiceField('ImportKind', IMPORT_KINDS)
  kind: ImportKind;

  @TextField()
  fileName: string;

  @ApiProperty({ type: [String], description: 'Our names of the columns of the file' })
  columns: string[];

  @ApiProperty({ type: [ImportProposalRowDto] })
  rows: ImportProposalRowDto[];

  /** Name of who brought the file: the rows are about the same person. */
  @TextField()
  proposedBy: string;

  @InstantField()
  proposedAt: string;

  /** Proposed by the person who asks: another one has to decide. */
  @FlagField()
  isOwn: boolean;

  @ApiProperty({ type: ImportDecisionDto, nullable: true, description: 'Null while nobody has decided' })
  decision: ImportDecisionDto | null;
}

export class ImportProposalsDto {
  @ApiProperty({ type: [ImportProposalDto], description: 'On which nobody has decided yet, the oldest first' })
  open: ImportProposalDto[];

  @ApiProperty({ type: [ImportProposalDto], description: 'The last twenty decisions, the latest first' })
  decided: ImportProposalDto[];
}

/** Why it is not taken over. */
export class ImportRefusalDto {
  @IsString()
  @Length(1, 500)
  @Matches(/\S/)
  @IsPlainText()
  @TextField({ maxLength: 500 })
  reason: string;
}
