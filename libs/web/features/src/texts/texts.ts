import { type Translated } from '@zeitbuch/web-rule-words';
import { type de } from './de';

export { type Translated };
/** The shape of every language: German decides which texts there are, a missing one elsewhere does not compile. */
export type Texts = Translated<typeof de>;
