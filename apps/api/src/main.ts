import 'reflect-metadata';
import { startApi } from '@zeitbuch/server';

// The made-up people are no part of what a city runs: their file is only read where the demo is on.
await startApi(process.env, async () => (await import('@zeitbuch/demo-city/sign-in')).DemoModule);
