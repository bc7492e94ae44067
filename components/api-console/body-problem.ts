/** What is wrong with a body before it is sent; null when it is a JSON object. */
export type BodyProblem =
  | { readonly key: "invalidJson"; readonly reason: string }
  | { readonly key: "notAnObject" };

/** Checks what the reader typed. */
export function bodyProblem(text: string): BodyProblem | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? null : { key: "notAnObject" };
  } catch (error) {
    return { key: "invalidJson", reason: error instanceof Error ? error.message : String(error) };
  }
}
