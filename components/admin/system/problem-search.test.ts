import { expect, it } from "vitest";
import type { NotedProblem } from "@/lib/shared/admin-system";
import { fitting } from "./problem-search";

const problem = (change: Partial<NotedProblem>): NotedProblem => ({
  ...{ atMs: 1, level: "error", message: "", cause: "", requestId: "", code: "", detail: "" },
  ...change,
});

it.each([
  ["", 3],
  ["  ABC0 ", 1],
  ["enospc", 1],
  ["could not be WRITTEN", 1],
  ["nothing of it", 0],
  ["%", 0],
])("%j fits %d of three problems", (find, count) => {
  const problems = [
    problem({ message: "A file could not be written", code: "ENOSPC" }),
    problem({ requestId: "abc012345678" }),
    problem({ cause: "no such table" }),
  ];
  expect(fitting(problems, find)).toHaveLength(count);
});
