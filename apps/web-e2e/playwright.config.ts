import { defineConfig } from '@playwright/test';

/** Journeys with page objects. tools/journeys.mjs starts product and browser, says where they are and runs this. */
export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.journey.ts',
  outputDir: '../../dist/journeys',
  preserveOutput: 'failures-only',
  // They share one city, so they run one after the other; and what fails once is a fault.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list'], ['./failures.cjs']],
  use: {
    baseURL: process.env['E2E_URL'],
    connectOptions: { wsEndpoint: process.env['E2E_BROWSER'] ?? '' },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
  },
});
