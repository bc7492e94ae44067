import { queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { ServerWords } from "@/lib/shared/server-words";

/** What nobody may write anywhere. */
export const wordsQuery = queryOptions({
  queryKey: [...rootKey, "admin-words"],
  queryFn: () => callJson<ServerWords>("/api/admin/words"),
});

/** @throws ActionError with code 4009 when it is not any more what `revision` names. */
export function saveWords(change: {
  readonly words: readonly string[];
  readonly revision: number;
}): Promise<ServerWords> {
  return callJson<ServerWords>("/api/admin/words", change);
}
