/** A text by its key, with what is filled in. */
export interface Words {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
