import { createHash } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the default variant) with the parameters of OWASP: 19 MiB, two passes, one lane. */
const parameters = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/**
 * What the apps of the second generation send instead of the password:
 * `md5(md5(password) + userid)`. The web sends the password itself and is brought to the same
 * form, so that one account serves both. As it equals a password, it is hashed before it is kept.
 */
export function wirePassword(userid: string, password: string): string {
  const inner = createHash("md5").update(password).digest("hex");
  return createHash("md5").update(`${inner}${userid}`).digest("hex");
}

/** argon2id in PHC string form. */
export function hashPassword(wire: string): Promise<string> {
  return hash(wire, parameters);
}

export function passwordMatches(passwordHash: string, wire: string): Promise<boolean> {
  return verify(passwordHash, wire);
}

/** Takes as long as a real comparison, so that the time does not tell whether a user exists. */
export async function pretendToCompare(wire: string): Promise<false> {
  await hash(wire, parameters);
  return false;
}
