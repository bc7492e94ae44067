/** What can be jumped to, in groups. */
export interface PlaceGroup {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly name: string }[];
}
