import { randomInt } from "node:crypto";
import { madePasswordLength } from "@/lib/shared/admin-people";

/** Letters and digits that nobody takes for another when it is read out or written down. */
const alphabet = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

/** A password that the server makes: 16 characters, about 90 random bits. */
export function makePassword(): string {
  return Array.from(
    { length: madePasswordLength },
    () => alphabet[randomInt(alphabet.length)] ?? "",
  ).join("");
}
