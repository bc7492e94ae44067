import type { TokenScope } from "./staff";

export const accessTokenLimits = {
  /** Of one account, at one time. */
  perUser: 20,
  /** In a list. */
  listed: 500,
  nameLength: 60,
  /** How long one may be valid, in days, and how long it is unless something else is asked for. */
  maxDays: 365,
  defaultDays: 90,
} as const;

/** A personal access token as the console shows it; the token itself is shown once. */
export interface AccessTokenView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** Unix ms. */
  readonly createdMs: number;
  readonly expiresMs: number;
  /** Unix ms, to within a minute; 0: never. */
  readonly lastUsedMs: number;
  readonly lastUsedFrom: string;
}

export interface AccessTokens {
  readonly tokens: readonly AccessTokenView[];
}

export interface CreatedToken {
  /** Shown once, and kept nowhere. */
  readonly token: string;
  readonly view: AccessTokenView;
}
