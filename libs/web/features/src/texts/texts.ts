import { type de } from './de';

type Same<Text> = Text extends string ? string : { readonly [Key in keyof Text]: Same<Text[Key]> };

/** The shape of every language: German decides which texts there are, a missing one elsewhere does not compile. */
export type Texts = Same<typeof de>;
/** One file of texts in another language, e.g. `Translated<typeof shell>`. */
export type Translated<Part> = Same<Part>;
