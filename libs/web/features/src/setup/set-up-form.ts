import { type FieldTree, applyEach, pattern, type SchemaPathTree, validate } from '@angular/forms/signals';
import { isAddress, isLocalDate, type LocalDate } from '@zeitbuch/working-time';
import { readHours } from '../shared/lengths';
import { type SetUpDraft } from './set-up-draft';

/** The fields of the set-up, step by step. */
export type SetUpFields = FieldTree<SetUpDraft>;

const MOST_WEEKLY_MINUTES = 4200;
const MINUTES_PER_DAY = 1440;

/**
 * What each step asks for. Messages are keys of texts.
 * @param today the first administrator has been hired, and an agreement holds for them
 */
export const setUpSchema = (today: LocalDate) => (draft: SchemaPathTree<SetUpDraft>) => {
  const { city, site, groups, agreements, unit, person } = draft;
  for (const path of [city.name, city.shortName, site.name, site.region, unit.name, unit.shortName]) filled(path);
  pattern(unit.shortName, /^[^/]*$/, { message: 'setup.wrong.slash' });
  applyEach(groups, (group) => {
    filled(group.code);
    filled(group.name);
    validate(group.code, ({ value, valueOf }) => {
      const code = value().trim();
      const isRepeated = valueOf(groups).filter((other) => other.code.trim() === code).length > 1;
      return code !== '' && isRepeated ? { kind: 'repeated', message: 'setup.wrong.codeRepeated' } : undefined;
    });
  });
  pattern(agreements.validFrom, ISO_DATE, { message: 'setup.wrong.date' });
  applyEach(agreements.list, (agreement) =>
    validate(agreement.name, ({ value, valueOf }) => {
      if (!valueOf(agreement.isChosen)) return undefined;
      const name = value().trim();
      if (name === '') return { kind: 'required', message: 'setup.wrong.missing' };
      const same = valueOf(agreements.list).filter((other) => other.isChosen && other.name.trim() === name);
      return same.length > 1 ? { kind: 'repeated', message: 'setup.wrong.nameRepeated' } : undefined;
    }),
  );
  validate(agreements, ({ value }) =>
    value().list.some(({ isChosen }) => isChosen) ? undefined : { kind: 'none', message: 'setup.wrong.noAgreement' },
  );
  personSchema(person, draft, today);
};

function personSchema(
  person: SchemaPathTree<SetUpDraft['person']>,
  draft: SchemaPathTree<SetUpDraft>,
  today: LocalDate,
) {
  filled(person.givenName);
  filled(person.familyName);
  validate(person.email, ({ value }) =>
    value().trim() === '' || isAddress(value().trim()) ? undefined : { kind: 'email', message: 'setup.wrong.email' },
  );
  filled(person.email);
  pattern(person.personnelNumber, /^\s*[1-9]\d{0,7}\s*$/, { message: 'setup.wrong.personnelNumber' });
  filled(person.personnelNumber);
  validate(person.payrollGroup, ({ value, valueOf }) => {
    const isKnown = valueOf(draft.groups).some(({ code }) => code.trim() === value());
    return isKnown ? undefined : { kind: 'unknown', message: 'setup.wrong.choose' };
  });
  validate(person.agreement, ({ value, valueOf }) => {
    const { list, validFrom } = valueOf(draft.agreements);
    if (!list.some(({ isChosen, template }) => isChosen && template === value()))
      return { kind: 'unknown', message: 'setup.wrong.choose' };
    return validFrom > today ? { kind: 'notInForce', message: 'setup.wrong.notInForce' } : undefined;
  });
  validate(person.hiredOn, ({ value }) => {
    if (!isLocalDate(value())) return { kind: 'date', message: 'setup.wrong.date' };
    return value() > today ? { kind: 'future', message: 'setup.wrong.hiredLater' } : undefined;
  });
  validate(person.weeklyHours, ({ value, valueOf }) => {
    const minutes = readHours(value());
    if (minutes === null || minutes === 0 || minutes > MOST_WEEKLY_MINUTES)
      return { kind: 'hours', message: 'setup.wrong.hours' };
    const days = valueOf(person.days).filter(Boolean).length;
    if (days === 0) return { kind: 'days', message: 'setup.wrong.noDay' };
    return minutes > days * MINUTES_PER_DAY ? { kind: 'hours', message: 'setup.wrong.hours' } : undefined;
  });
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function filled(path: SchemaPathTree<string>): void {
  pattern(path, /\S/, { message: 'setup.wrong.missing' });
  validate(path, ({ value }) => (value() === '' ? { kind: 'required', message: 'setup.wrong.missing' } : undefined));
}
