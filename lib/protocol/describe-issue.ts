import type { ZodError } from "zod";

/** What is wrong with a request in a few words, the field first: `title: must not be empty`. */
export function describeIssue(error: ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path.join(".") || "body";
  // Zod's own words for these two ("Invalid input") help nobody.
  const ofOtherType = issue?.code === "invalid_union" || issue?.code === "invalid_type";
  const reason = ofOtherType ? "is missing or of another type" : issue?.message;
  return `${field}: ${reason ?? "is not valid"}`;
}
