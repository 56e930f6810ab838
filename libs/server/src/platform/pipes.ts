import { Injectable, type PipeTransform } from '@nestjs/common';
import { isLocalDate, isYearMonth } from '@zeitbuch/working-time';
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

/** A month in a path, YYYY-MM. */
@Injectable()
export class MonthPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isYearMonth(value) && isInRange(value)) return value;
    throw new Problem('request.invalid', {}, [{ field: 'month', code: 'isMonth', message: 'month must be YYYY-MM' }]);
  }
}

/** A month in a query that may be left out. */
@Injectable()
export class OptionalMonthPipe implements PipeTransform<string | undefined, string | undefined> {
  readonly #month = new MonthPipe();

  transform(value: string | undefined): string | undefined {
    return value === undefined ? undefined : this.#month.transform(value);
  }
}

/** A date in a path, YYYY-MM-DD. */
@Injectable()
export class DatePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isLocalDate(value) && isInRange(value)) return value;
    throw new Problem('request.invalid', {}, [{ field: 'date', code: 'isDate', message: 'date must be YYYY-MM-DD' }]);
  }
}

/** Dates far from any employment would only make work: holidays and contracts exist between these years. */
const isInRange = (value: string): boolean => value >= '1990' && value < '2100';
