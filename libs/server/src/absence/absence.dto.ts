import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { ABSENCE_KINDS, type AbsenceKind, type FreeDayKind, type LocalDate } from '@zeitbuch/working-time';
import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  IsLocalDateText,
  IsPlainText,
  MayBeLeftOut,
  MinutesField,
  ParamsField,
  TextField,
} from '../platform';
import { ABSENCE_DECIDERS, ABSENCE_WAYS, type AbsenceDecider, type AbsenceWay, DAYS_PER } from './absence-kinds';
import { OBJECTION_CODES, type ObjectionCode } from './objections';

export const REQUEST_ACTS = ['take', 'change', 'cancel'] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];
const REQUEST_STATUSES = ['pending', 'approved', 'rejected', 'withdrawn'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];
export const PORTIONS = ['day', 'half', 'restOfDay'] as const;
export type Portion = (typeof PORTIONS)[number];
const FREE_DAY_KINDS = ['holiday', 'halfHoliday', 'dayOff'] as const satisfies readonly FreeDayKind[];
/** What somebody may ask for; the rest of a day is known when it comes. */
const ASKED_PORTIONS = ['day', 'half'] as const;

/** A kind of absence that the person can ask for or tell. */
export class AbsenceKindDto {
  @TextField({ example: 'leave' })
  kindCode: string;

  /** The rules by which its days are valued. */
  @ChoiceField('AbsenceCredit', ABSENCE_KINDS)
  creditKind: AbsenceKind;

  @TextField({ example: 'Urlaub' })
  nameDe: string;

  @TextField({ example: 'Leave' })
  nameEn: string;

  @ChoiceField('AbsenceWay', ABSENCE_WAYS)
  way: AbsenceWay;

  /** Who decides; left out where nobody has to. */
  @ChoiceField('AbsenceDecider', ABSENCE_DECIDERS, { optional: true })
  decidedBy?: AbsenceDecider;

  @FlagField()
  hasHalfDays: boolean;

  /** Most working days, in each request or in a calendar year. */
  @CountField({ optional: true })
  mostDays?: number;

  @ChoiceField('AbsenceDaysPer', DAYS_PER, { optional: true })
  mostDaysPer?: (typeof DAYS_PER)[number];
}

/** Which absence is meant, and on which days. */
class AbsenceDaysDto {
  @ChoiceField('AbsenceRequestAct', REQUEST_ACTS)
  @IsIn(REQUEST_ACTS)
  act: RequestAct;

  /** The absence to change or cancel. */
  @IdField({ optional: true })
  @MayBeLeftOut()
  @IsUUID()
  absenceId?: string;

  @TextField({ maxLength: 40, example: 'leave' })
  @Matches(/^[a-z][A-Za-z0-9]{1,39}$/)
  kindCode: string;

  @DateField()
  @IsLocalDateText()
  from: LocalDate;

  /** Last day, inclusive. */
  @DateField()
  @IsLocalDateText()
  to: LocalDate;
}

/** What somebody wants, to be tried out. */
export class WantedAbsenceDto extends AbsenceDaysDto {
  @ChoiceField('AskedPortion', ASKED_PORTIONS, { optional: true })
  @MayBeLeftOut()
  @IsIn(ASKED_PORTIONS)
  portion?: (typeof ASKED_PORTIONS)[number];
}

/** Which part of a doctor's visit is credited, and what a strike does. */
const CREDIT_POLICIES = ['coreOnly', 'full'] as const;
const STRIKE_POLICIES = ['payDeduction', 'flexitimeDebit'] as const;
const MINUTES_OF_A_DAY = 1440;

const DetailField = (most: number) =>
  applyDecorators(
    MinutesField({ optional: true, minimum: 0, maximum: most }),
    MayBeLeftOut(),
    IsInt(),
    Min(0),
    Max(most),
  );

/** An absence that the time administration enters, to be tried out: with all that its credit needs. */
export class EnteredAbsenceDto extends AbsenceDaysDto {
  @ChoiceField('AbsencePortion', PORTIONS, { optional: true })
  @MayBeLeftOut()
  @IsIn(PORTIONS)
  portion?: Portion;

  /** A certificate of the illness is there. */
  @FlagField({ optional: true })
  @MayBeLeftOut()
  @IsBoolean()
  isCertified?: boolean;

  /** Of an antenatal examination, nursing time or training: minutes of each day. */
  @DetailField(MINUTES_OF_A_DAY)
  minutes?: number;

  /** Of a day at vocational school: lessons of 45 minutes. */
  @DetailField(24)
  lessons?: number;

  /** Of a visit to the doctor, by the wall clock. */
  @DetailField(MINUTES_OF_A_DAY)
  fromMinute?: number;

  @DetailField(MINUTES_OF_A_DAY)
  toMinute?: number;

  @ChoiceField('VisitCredit', CREDIT_POLICIES, { optional: true })
  @MayBeLeftOut()
  @IsIn(CREDIT_POLICIES)
  creditPolicy?: (typeof CREDIT_POLICIES)[number];

  @ChoiceField('StrikeCredit', STRIKE_POLICIES, { optional: true })
  @MayBeLeftOut()
  @IsIn(STRIKE_POLICIES)
  strikePolicy?: (typeof STRIKE_POLICIES)[number];
}

/** An absence that the time administration enters for a person. */
export class EnterAbsenceDto extends EnteredAbsenceDto {
  /** Made by the client; sending the same entry again with it changes nothing. */
  @IdField()
  @IsUUID()
  requestId: string;

  /** For the person, who reads it. */
  @TextField({ optional: true, minLength: 1, maxLength: 255 })
  @MayBeLeftOut()
  @Length(1, 255)
  @IsPlainText()
  note?: string;
}

/** What a person says to what was entered for them. */
export class AnswerEnteredDto {
  /** Why they do not agree; left out where they have seen it and that is all. It stays. */
  @TextField({ optional: true, minLength: 1, maxLength: 1000 })
  @MayBeLeftOut()
  @Length(1, 1000)
  @IsPlainText()
  dissent?: string;
}

export class AskAbsenceDto extends WantedAbsenceDto {
  /** Made by the client; sending the same request again with it changes nothing. */
  @IdField()
  @IsUUID()
  requestId: string;

  /** For who decides; nothing about health. */
  @TextField({ optional: true, minLength: 1, maxLength: 255 })
  @MayBeLeftOut()
  @Length(1, 255)
  @IsPlainText()
  note?: string;
}

/** What stands against a wish. */
export class ObjectionDto {
  @ChoiceField('AbsenceObjectionCode', OBJECTION_CODES)
  code: ObjectionCode;

  /** It cannot be asked for like this; otherwise it is only good to know. */
  @FlagField()
  isBlocking: boolean;

  @ParamsField()
  params: Record<string, string | number>;
}

/** What a wish would do. Nothing is written. */
export class AbsenceEffectDto {
  @CountField()
  workDays: number;

  /** Public holidays on working days of the span. */
  @CountField()
  holidays: number;

  /** Days of leave it costs; negative where it gives some back. */
  @CountField()
  leaveDays: number;

  /** Days of leave of the year of its first day that are left afterwards, in hundredths; left out where nobody knows. */
  @CountField({ optional: true })
  leaveLeftHundredths?: number;

  /** What it does to the flextime account. */
  @MinutesField()
  balanceMinutes: number;

  /** Where the account stands then, with all that is planned; left out where it does not change. */
  @MinutesField({ optional: true })
  balanceAfterMinutes?: number;

  /** Most of the unit's other people who are absent on one of the days, and how many they are. */
  @CountField()
  othersAbsent: number;

  @CountField()
  others: number;

  @ApiProperty({ type: [ObjectionDto] })
  objections: ObjectionDto[];
}

export class AbsenceRequestDto {
  @IdField()
  requestId: string;

  @ChoiceField('AbsenceRequestAct', REQUEST_ACTS)
  act: RequestAct;

  /** The absence it is about; of an approved new one, what came of it. */
  @IdField({ optional: true })
  absenceId?: string;

  @TextField()
  kindCode: string;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;

  @DateField()
  from: LocalDate;

  @DateField()
  to: LocalDate;

  @ChoiceField('AbsencePortion', PORTIONS)
  portion: Portion;

  @ChoiceField('AbsenceRequestStatus', REQUEST_STATUSES)
  status: RequestStatus;

  @InstantField()
  requestedAt: string;

  @TextField({ optional: true })
  note?: string;

  /** Who entered it for the person; left out where the person asked or told. */
  @TextField({ optional: true })
  enteredBy?: string;

  /** When the person answered what was entered for them. */
  @InstantField({ optional: true })
  answeredAt?: string;

  /** Why the person does not agree. */
  @TextField({ optional: true })
  dissent?: string;

  @InstantField({ optional: true })
  decidedAt?: string;

  /** Who decided; left out where nobody had to. */
  @TextField({ optional: true })
  decidedBy?: string;

  @TextField({ optional: true })
  decisionNote?: string;
}

/** An absence that holds. */
export class AbsenceDto {
  @IdField()
  absenceId: string;

  @TextField()
  kindCode: string;

  @TextField()
  nameDe: string;

  @TextField()
  nameEn: string;

  @DateField()
  from: LocalDate;

  @DateField()
  to: LocalDate;

  @ChoiceField('AbsencePortion', PORTIONS)
  portion: Portion;

  /** A certificate of the illness is there. */
  @FlagField()
  isCertified: boolean;

  /** Its person may ask to change or cancel it. */
  @FlagField()
  isChangeable: boolean;
}

/** A day on which no work is due, or half of it, whatever is asked for. */
export class FreeDayDto {
  @DateField()
  date: LocalDate;

  @ChoiceField('FreeDayKind', FREE_DAY_KINDS)
  kind: FreeDayKind;

  /** Of a public holiday, or of half a day off at the site. */
  @TextField({ optional: true })
  nameDe?: string;

  @TextField({ optional: true })
  nameEn?: string;
}

/** One's own absences of a year, with what was asked. */
export class OwnAbsencesDto {
  @CountField()
  year: number;

  /** The latest first. */
  @ApiProperty({ type: [AbsenceDto] })
  absences: AbsenceDto[];

  /** The newest first. */
  @ApiProperty({ type: [AbsenceRequestDto] })
  requests: AbsenceRequestDto[];

  /** In their order. */
  @ApiProperty({ type: [FreeDayDto] })
  freeDays: FreeDayDto[];
}

/** A person's absences of a year as the time administration sees them, with the kinds that can be entered. */
export class AbsencesOfPersonDto extends OwnAbsencesDto {
  @TextField()
  name: string;

  @ApiProperty({ type: [AbsenceKindDto] })
  kinds: AbsenceKindDto[];
}
