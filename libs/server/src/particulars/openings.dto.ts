import { type LocalDate } from '@zeitbuch/working-time';
import { IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { OPENING_ACCOUNTS, type OpeningAccount } from '../month';
import { SeenVersionDto } from '../organisation';
import { ChoiceField, DateField, IdField, IsLocalDateText, LineField, MinutesField } from '../platform';

/** Of one account; no city ever had more. */
const MOST_MINUTES = 600_000;

/** What somebody brings along on an account; another figure than before says why. */
export class OpeningChangeDto extends SeenVersionDto {
  @ChoiceField('OpeningAccount', OPENING_ACCOUNTS, {
    description: '`flextime`: the account as a whole; `ordered`: of it what was ordered and not balanced yet',
  })
  @IsIn(OPENING_ACCOUNTS)
  account: OpeningAccount;

  @DateField({ description: 'First day that counts here: of a month, or of the employment; the same for all accounts' })
  @IsLocalDateText()
  beginsOn: LocalDate;

  @MinutesField({ description: 'What stood on the account before that day' })
  @IsInt()
  @Min(-MOST_MINUTES)
  @Max(MOST_MINUTES)
  minutes: number;

  @LineField(200, { description: 'Where the figure comes from', example: 'Zeiterfassung alt, Stand 31.10.' })
  source: string;

  @LineField(255, { optional: true, description: 'Why another figure was recorded before; left out for the first one' })
  correctionReason?: string;
}

const DECISIONS = ['confirmed', 'refused', 'withdrawn'] as const;

/** A second person confirms or refuses what was proposed; who proposed it takes it back. */
export class OpeningDecisionDto extends SeenVersionDto {
  @IdField({ description: 'Of the proposal' })
  @IsUUID()
  openingId: string;

  @ChoiceField('OpeningDecision', DECISIONS)
  @IsIn(DECISIONS)
  decision: (typeof DECISIONS)[number];

  @LineField(255, { optional: true, description: 'Of a refusal' })
  reason?: string;
}
