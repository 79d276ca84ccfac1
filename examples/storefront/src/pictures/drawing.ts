/** What an illustrator hands back: the thing itself, in a square of 400, and where its shadow lies. */
export interface Drawing {
  readonly content: string;
  readonly shadow: { readonly cx: number; readonly cy: number; readonly rx: number } | null;
}
