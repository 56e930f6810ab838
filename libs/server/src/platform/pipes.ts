import { Injectable, Param, type PipeTransform, Query, type Type } from '@nestjs/common';
import { isDateInUse, isMonthInUse, isPlainLine, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { Problem } from './problem';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in a path. What cannot be an id names nothing: the answer is the same as for an unknown one. */
@Injectable()
export class IdPipe implements PipeTransform<string | undefined, string | undefined> {
  transform(value: string | undefined): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || !UUID.test(value)) throw new Problem('not-found');
    return value.toLowerCase();
  }
}

/** A code in a path, as people give it. What cannot be one names nothing, as with an id. */
@Injectable()
export class CodePipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || value.length > 100 || !isPlainLine(value)) throw new Problem('not-found');
    return value;
  }
}

/** A month in a path, YYYY-MM between 1900 and 2199. */
@Injectable()
export class MonthPipe implements PipeTransform<unknown, YearMonth> {
  transform(value: unknown): YearMonth {
    if (isMonthInUse(value)) return value;
    throw new Problem('request.invalid', {}, [{ field: 'month', code: 'isMonth', message: 'month must be YYYY-MM' }]);
  }
}

/** A date in a path, YYYY-MM-DD between 1900 and 2199. */
@Injectable()
export class DatePipe implements PipeTransform<unknown, LocalDate> {
  transform(value: unknown): LocalDate {
    if (isDateInUse(value)) return value;
    throw new Problem('request.invalid', {}, [{ field: 'date', code: 'isDate', message: 'date must be YYYY-MM-DD' }]);
  }
}

/** A year in a path, 1900 to 2199. */
@Injectable()
export class YearPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    // The validation pipe, which comes first, has made a number of it.
    if (typeof value === 'number' && isMonthInUse(`${value}-01`)) return value;
    throw new Problem('request.invalid', {}, [{ field: 'year', code: 'isYear', message: 'year must be YYYY' }]);
  }
}

/**
 * A part of the path that is a text for who calls, and for the description of the API, and that `pipe` makes a date or
 * a month of: of such a type the compiler tells the framework nothing.
 */
export const TextParam = (name: string, pipe: Type<PipeTransform>): ParameterDecorator => asText(Param(name, pipe));

/** The same of the query. */
export const TextQuery = (name: string, pipe: Type<PipeTransform>): ParameterDecorator => asText(Query(name, pipe));

function asText(decorate: ParameterDecorator): ParameterDecorator {
  return (controller, method, index) => {
    if (method) Reflect.getMetadata('design:paramtypes', controller, method)[index] = String;
    decorate(controller, method, index);
  };
}
