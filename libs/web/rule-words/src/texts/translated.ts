type Same<Text> = Text extends string ? string : { readonly [Key in keyof Text]: Same<Text[Key]> };

/** One file of texts in another language, e.g. `Translated<typeof shell>`: a missing or a surplus text does not compile. */
export type Translated<Part> = Same<Part>;
