import 'fake-indexeddb/auto';
import { Injectable } from '@angular/core';
import { Surroundings } from '../outbox/surroundings';
import './outer-realm';
import { synchronousCrypto } from './synchronous-crypto';

/** A browser with a store that works, and one tab. */
@Injectable()
export class PlainSurroundings extends Surroundings {
  override indexedDb(): IDBFactory {
    return indexedDB;
  }
  override crypto(): Crypto {
    return synchronousCrypto;
  }
}
