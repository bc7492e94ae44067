import { expect, it } from "vitest";
import { z } from "zod";
import { describeIssue } from "./describe-issue";
import { integer, requiredText } from "./fields";

const schema = z.object({ title: requiredText, at: z.object({ page: integer }) });

it.each([
  [{}, "title: is missing or of another type"],
  [{ title: [], at: { page: 1 } }, "title: is missing or of another type"],
  [{ title: " ", at: { page: 1 } }, "title: must not be empty"],
  [{ title: "a", at: { page: "x" } }, "at.page: must be an integer"],
  [{ title: "a", at: { page: 1.5 } }, "at.page: must be an integer"],
  [null, "body: is missing or of another type"],
])("says of %j what is wrong", (input, words) => {
  const { error } = schema.safeParse(input);
  expect(error && describeIssue(error)).toBe(words);
});
