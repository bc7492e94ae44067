/** The two client platforms; they differ in what they send and in what they survive. */
export type Platform = "android" | "ios";

/** The person behind a simulated phone; null where he never filled something in. */
export interface Profile {
  readonly nickname: string;
  readonly headpic: string | null;
  readonly frontcover: string | null;
  readonly location: string | null;
}
