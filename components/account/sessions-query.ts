import { queryOptions } from "@tanstack/react-query";
import { fetchSessions } from "./account-calls";

/** Where a user is signed in; asked again whenever the reader comes back to the page. */
export function sessionsQuery(userId: string) {
  return queryOptions({
    queryKey: ["account", "sessions", userId],
    queryFn: () => fetchSessions(userId),
  });
}
