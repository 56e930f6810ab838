import { type TranslocoService } from '@jsverse/transloco';
import { type ImportErrorDto } from '@zeitbuch/web-data-access';

/** What is wrong with a line, in the language of the screen; a code that this version does not know says it in English. */
export function errorWords(
  transloco: TranslocoService,
  { code, message }: Pick<ImportErrorDto, 'code' | 'message'>,
): string {
  const key = code.startsWith('import.') ? `imports.error.${code.slice('import.'.length)}` : `flaw.${code}`;
  return key in transloco.getTranslation(transloco.getActiveLang()) ? transloco.translate(key) : message;
}
