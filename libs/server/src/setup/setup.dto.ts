import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsObject,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import {
  AGREEMENT_TEMPLATE_IDS,
  type AgreementTemplateId,
  type LocalDate,
  PERSONNEL_GROUPS,
  type PersonnelGroup,
} from '@zeitbuch/working-time';
import { AccessCodeDto } from '../identity';
import {
  ChoiceField,
  DateField,
  InstantField,
  IsAddress,
  IsListOf,
  IsLocalDateText,
  LineField,
  MinutesField,
  TextField,
} from '../platform';
import { ShortNameField, UNIT_KINDS, type UnitKind } from '../organisation';
import { type Founding } from './set-up-code';
import { REGION_PATTERN } from '../sites';

/** An object of one class, validated. */
const Part =
  (type: () => new () => object): PropertyDecorator =>
  (target, property) => {
    // Swagger knows a class that is looked up later by the name of this function.
    ApiProperty({ type: () => type() })(target, property);
    IsObject()(target, property);
    ValidateNested()(target, property);
    Type(type)(target, property);
  };

export class NewCityDto {
  @LineField(120)
  name: string;

  @LineField(40)
  shortName: string;
}

export class FirstSiteDto {
  @LineField(120)
  name: string;

  /** Whose public holidays hold there, by country and state, e.g. `DE-SN`. */
  @TextField({ example: 'DE-SN' })
  @Matches(REGION_PATTERN)
  region: string;
}

export class FirstPayrollGroupDto {
  /** As the payroll system knows it. */
  @LineField(40)
  code: string;

  @LineField(120)
  name: string;
}

/** An agreement that begins with the values of a template. */
export class FirstAgreementDto {
  @ChoiceField('AgreementTemplateId', AGREEMENT_TEMPLATE_IDS)
  @IsIn(AGREEMENT_TEMPLATE_IDS)
  template: AgreementTemplateId;

  @LineField(120)
  name: string;

  @DateField()
  @IsLocalDateText()
  validFrom: LocalDate;
}

/** The unit on top, e.g. the mayor's office or the main department. */
export class FirstUnitDto {
  @ChoiceField('UnitKind', UNIT_KINDS)
  @IsIn(UNIT_KINDS)
  kind: UnitKind;

  @LineField(120)
  name: string;

  @ShortNameField()
  shortName: string;
}

export class FirstAdministratorDto {
  @LineField(100)
  givenName: string;

  @LineField(100)
  familyName: string;

  @TextField({ maxLength: 254, example: 'erika.muster@stadt.example' })
  @IsAddress()
  email: string;

  /** As the payroll system knows it, without zeros in front: the number of files and terminals is the same person. */
  @TextField({ pattern: '^[1-9][0-9]{0,7}$', example: '10001' })
  @Matches(/^[1-9][0-9]{0,7}$/)
  personnelNumber: string;

  /** Code of one of the payroll groups. */
  @LineField(40)
  payrollGroup: string;

  /** Name of one of the agreements. */
  @LineField(120)
  agreement: string;

  @ChoiceField('PersonnelGroup', PERSONNEL_GROUPS)
  @IsIn(PERSONNEL_GROUPS)
  personnelGroup: PersonnelGroup;

  /** First day of the employment and of its contract, today at the latest. */
  @DateField()
  @IsLocalDateText()
  hiredOn: LocalDate;

  /** Target from Monday to Sunday, of every week; together the hours of the contract. */
  @MinutesField({ isArray: true, minItems: 7, maxItems: 7, minimum: 0, maximum: 1440 })
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(1440, { each: true })
  dayMinutes: number[];
}

/** A city as it begins, with who administers it first. */
export class FoundCityDto extends AccessCodeDto {
  @Part(() => NewCityDto)
  city: NewCityDto;

  @Part(() => FirstSiteDto)
  site: FirstSiteDto;

  @ApiProperty({ type: [FirstPayrollGroupDto] })
  @IsListOf(() => FirstPayrollGroupDto, { least: 1, most: 50 })
  payrollGroups: FirstPayrollGroupDto[];

  @ApiProperty({ type: [FirstAgreementDto] })
  @IsListOf(() => FirstAgreementDto, { least: 1, most: 20 })
  agreements: FirstAgreementDto[];

  @Part(() => FirstUnitDto)
  unit: FirstUnitDto;

  @Part(() => FirstAdministratorDto)
  administrator: FirstAdministratorDto;

  @TextField({ minLength: 1, maxLength: 128 })
  @Length(1, 128)
  password: string;
}

const FOUNDINGS = ['first', 'further'] as const satisfies Founding[];

/** A set-up that can be begun. */
export class SetUpDto {
  /** The first tenant of the installation, or one more, as a municipal enterprise. */
  @ChoiceField('Founding', FOUNDINGS)
  founds: Founding;

  @InstantField()
  expiresAt: string;

  /** Where public holidays are known, by country and state. */
  @TextField({ isArray: true })
  regions: string[];
}
