import { type DemoPersonDto } from './session.dto';

/** Nest injection token of {@link DemoPeopleSource}; provided globally by the demo feature. */
export const DEMO_PEOPLE = Symbol('DEMO_PEOPLE');

/** Knows whom one can sign in as in the demo city. */
export interface DemoPeopleSource {
  /** The people that exist in this database. */
  list(): Promise<DemoPersonDto[]>;
}
