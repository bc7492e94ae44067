import type { HttpAnswer } from "./http-answer";
import { isJsonObject, parseJson } from "./json-value";
import { roomConsequence } from "./room-consequence";

/**
 * The 2018 clients' login data, as the query of the login that follows.
 * @throws ClientFailure when one of the four is missing
 */
export function readLoginInfo(answer: HttpAnswer): Record<string, string> {
  const body = parseJson(answer.text);
  if (answer.status !== 200 || !isJsonObject(body)) {
    throw roomConsequence("login", -1, answer.failure || `HTTP ${answer.status}`);
  }
  const text = (name: string): string => {
    const value = body[name];
    if ((typeof value === "string" && value) || typeof value === "number") return String(value);
    throw roomConsequence("login", 0, `get_login_info gives no ${name}`);
  };
  return {
    sdkAppID: text("sdkAppID"),
    accountType: text("accType"),
    userID: text("userID"),
    userSig: text("userSig"),
  };
}
