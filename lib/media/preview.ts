import { randomBytes, timingSafeEqual } from "node:crypto";

/** Query parameter of a playlist URL that holds the token of a private live. */
export const previewParameter = "preview";

/** Unguessable by far. */
const TOKEN_BYTES = 18;

/** Who may begin to watch a live: everybody, or only who holds the token of this very live. */
export class Preview {
  readonly #token = randomBytes(TOKEN_BYTES).toString("base64url");
  /**
   * Stands for the id of the live in the names of what is private, and is as secret as the token:
   * the id is known to everybody later, while what was before can still be fetched.
   */
  readonly folder = randomBytes(TOKEN_BYTES).toString("base64url");

  constructor(public isPublic: boolean) {}

  /** The secret of the broadcaster's player; null when none is needed. Never to be logged. */
  get token(): string | null {
    return this.isPublic ? null : this.#token;
  }

  /** Compared in a time that tells nothing about the token. */
  isOpenTo(token: string | null): boolean {
    if (this.isPublic) return true;
    if (token === null) return false;
    const given = Buffer.from(token);
    const expected = Buffer.from(this.#token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
