import { ApplicationRef, inject, isDevMode } from '@angular/core';

/** Loads Angular's worker, see there. */
const SCRIPT = '/worker.js';
/** Where something never comes to rest, the shell is kept for later all the same. */
const LONGEST_WAIT_MS = 10_000;

/** What browsers with trusted types have; the others take the address as text. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
}

/**
 * Registers Angular's service worker once the first page is there: the shell opens without a connection; the API is
 * never answered from a cache. Angular's own `provideServiceWorker` hands over plain text, which our content security
 * policy refuses: this policy makes one script of it and no other.
 */
export function registerServiceWorker(): void {
  if (isDevMode() || !('serviceWorker' in navigator)) return;
  const app = inject(ApplicationRef);
  const worker = navigator.serviceWorker;
  worker.addEventListener('controllerchange', () => worker.controller?.postMessage({ action: 'INITIALIZE' }));
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('zeitbuch#service-worker', { createScriptURL: () => SCRIPT });
  const script = policy ? policy.createScriptURL(SCRIPT) : SCRIPT;
  const wait = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  void Promise.race([app.whenStable(), wait])
    .then(() => worker.register(script))
    .catch((error: unknown) => console.error('The service worker was not registered:', error));
}
