import { IsInt, Max, Min } from 'class-validator';
import { CountField, IsCount } from '../platform';

/** What a city decided about its files. */
export class ImportSettingsDto {
  @CountField({
    maximum: 100,
    description: 'Of a hundred people employed so many may leave by one full file without a word of a person',
  })
  mostLeaversPercent: number;

  @CountField({ description: '0 while nobody has decided anything' })
  version: number;
}

export class ChangeImportSettingsDto {
  @IsInt()
  @Min(0)
  @Max(100)
  @CountField({ maximum: 100, example: 3 })
  mostLeaversPercent: number;

  /** Of what was looked at. */
  @IsCount()
  @CountField({ example: 0 })
  version: number;
}
