import { ViewportScroller } from '@angular/common';
import { inject } from '@angular/core';
import { Router, Scroll } from '@angular/router';

/**
 * Another page begins at its top, and back and forward lead to where it was left. A day of a month is shown beside the
 * list, or in its place: the list stays where it is, so that a person who opens a day does not lose their place.
 */
export function keepPageScroll(): void {
  const router = inject(Router);
  const scroller = inject(ViewportScroller);
  scroller.setHistoryScrollRestoration('manual');
  let before: string | null = null;
  router.events.subscribe((event) => {
    if (!(event instanceof Scroll)) return;
    const after = placeOf(router.url);
    if (after !== before) scroller.scrollToPosition(event.position ?? [0, 0]);
    before = after;
  });
}

/** An address without its day and its wishes. */
const placeOf = (url: string): string => url.split(/[?#]/)[0].replace(/\/tag\/.*/, '');

/** The page of an address: its first segment, whatever month, day or group of it is shown. */
export const pageOf = (url: string): string => url.split(/[?#/]/)[1] ?? '';
