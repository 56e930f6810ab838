import 'reflect-metadata';
import { startApi } from '@zeitbuch/server';

await startApi(process.env);
