import { ApiProperty } from '@nestjs/swagger';
import { type LocalDate } from '@zeitbuch/working-time';
import { OPENING_ACCOUNTS, type OpeningAccount } from '../month';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  LocalTimeField,
  MinutesField,
  TextField,
} from '../platform';

/** What is declared for single days: time off for a public holiday, and that nobody could be released. */
export const DECLARED_KINDS = ['holidayTimeOff', 'releaseImpossible'] as const;
export type DeclaredKind = (typeof DECLARED_KINDS)[number];

/** Days on which somebody works for another employer, the same in every week. */
export class SecondJobSpanDto {
  @DateField()
  from: LocalDate;

  @DateField({ description: 'The last day' })
  to: LocalDate;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 7, maxItems: 7, description: 'Monday to Sunday' })
  minutes: number[];
}

export class DeclaredDayDto {
  @DateField()
  date: LocalDate;

  @ChoiceField('DeclaredKind', DECLARED_KINDS)
  kind: DeclaredKind;
}

/** From a time of one day to a time of the same or a later one, by the clock of the city. */
class TimesOnRecordDto {
  @IdField()
  id: string;

  @DateField()
  date: LocalDate;

  @LocalTimeField()
  fromTime: string;

  @DateField()
  toDate: LocalDate;

  @LocalTimeField()
  toTime: string;
}

/** When overtime is ordered or approved. */
export class OrderOnRecordDto extends TimesOnRecordDto {}

/** When somebody is on call. */
export class StandbyOnRecordDto extends TimesOnRecordDto {
  @CountField({ description: 'How often the person was called out; then it stays' })
  callouts: number;
}

/** Days on which an annex does not hold for the person. */
export class AnnexExceptionSpanDto {
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

/** What was brought along on an account, and where the figure comes from. */
class BroughtAlongDto {
  @IdField()
  id: string;

  @ChoiceField('OpeningAccount', OPENING_ACCOUNTS)
  account: OpeningAccount;

  @DateField({ description: 'First day that counts here' })
  beginsOn: LocalDate;

  @MinutesField()
  minutes: number;

  @TextField()
  source: string;

  @TextField({ optional: true, description: 'Why another figure was recorded before' })
  correctionReason?: string;
}

/** The last one of an account counts; those before it are kept. */
export class OpeningOnRecordDto extends BroughtAlongDto {
  @FlagField({ description: 'False of a figure that was corrected' })
  counts: boolean;

  @TextField({ optional: true, description: 'Left out: the server did' })
  recordedBy?: string;

  @TextField({ optional: true, description: 'The second person; who recorded it where one was enough' })
  confirmedBy?: string;
}

/** What waits for a second person. */
export class OpeningProposalDto extends BroughtAlongDto {
  @IdField({ description: 'Who proposed it, and takes it back' })
  proposedById: string;

  @TextField()
  proposedBy: string;

  @InstantField()
  proposedAt: string;
}
