import type { HttpAnswer } from "./http-answer";

/** For tests: a 200 answer with this body, as a server would send it. */
export function jsonAnswer(body: unknown, changes: Partial<HttpAnswer> = {}): HttpAnswer {
  return {
    status: 200,
    contentType: "application/json",
    text: JSON.stringify(body),
    failure: "",
    ...changes,
  };
}
