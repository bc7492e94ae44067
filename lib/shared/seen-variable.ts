/**
 * Where a setting comes from: somebody set it, nobody did, the server made it at its first start, or
 * it has no value at all.
 */
export type VariableSource = "environment" | "default" | "generated" | "unset";

/** A variable of the environment as the server sees it; holds no secret. */
export interface SeenVariable {
  readonly name: string;
  /** What holds; of a secret only how long it is, see `length`. Empty: nothing. */
  readonly value: string;
  /** What would hold if it were not set; empty: nothing. */
  readonly default: string;
  readonly source: VariableSource;
  readonly isSecret: boolean;
  /** Of a secret that is there: its length in characters; else 0. */
  readonly length: number;
}
