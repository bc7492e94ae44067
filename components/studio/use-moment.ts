import { useFormatter } from "use-intl";
import { useHydrated } from "@/components/room/use-hydrated";

/** Says a moment with its day, by the clock of whoever reads it; the server only knows UTC. */
export function useMoment(): (atMs: number) => string {
  const format = useFormatter();
  const hydrated = useHydrated();
  const timeZone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  return (atMs) =>
    format.dateTime(new Date(atMs), { dateStyle: "medium", timeStyle: "short", timeZone });
}
