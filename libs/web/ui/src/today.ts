import { InjectionToken } from '@angular/core';
import { type LocalDate } from '@zeitbuch/working-time';

/** The day at the town hall; parts without data do not ask a clock themselves. */
export const TODAY = new InjectionToken<() => LocalDate>('TODAY');
