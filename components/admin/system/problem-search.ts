import type { NotedProblem } from "@/lib/shared/admin-system";

/** Problems with this text in their message, cause, code or request id; what is empty fits all. */
export function fitting(problems: readonly NotedProblem[], find: string): readonly NotedProblem[] {
  const wanted = find.trim().toLowerCase();
  if (wanted === "") return problems;
  return problems.filter(({ message, cause, code, requestId }) =>
    [message, cause, code, requestId].some((text) => text.toLowerCase().includes(wanted)),
  );
}
