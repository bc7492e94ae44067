import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import {
  type BroadcastChartData,
  type ChartedBroadcasts,
  type ChartHours,
  chartHours,
  type ServerChart,
} from "@/lib/shared/admin-charts";

const chartIntervalMs = 60_000;
const broadcastIntervalMs = 15_000;

/** The hours that the address names; a day where it names none of ours. */
export function hoursOf(text: string): ChartHours {
  return chartHours.find((hours) => String(hours) === text) ?? 24;
}

/** How the server did in the last hours. */
export function chartQuery(hours: ChartHours) {
  return queryOptions({
    queryKey: [...rootKey, "admin-charts", hours],
    queryFn: () => callJson<ServerChart>(`/api/admin/charts?hours=${hours}`),
    placeholderData: keepPreviousData,
    refetchInterval: chartIntervalMs,
  });
}

/** A page of everybody's broadcasts. */
export function chartedBroadcastsQuery(cursor: string) {
  const query = new URLSearchParams(cursor ? { cursor } : {});
  return queryOptions({
    queryKey: [...rootKey, "admin-charts", "broadcasts", cursor],
    queryFn: () => callJson<ChartedBroadcasts>(`/api/admin/charts/broadcasts?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** How one broadcast went; asked again while it runs. */
export function broadcastChartQuery(id: string) {
  return queryOptions({
    queryKey: [...rootKey, "admin-charts", "broadcast", id],
    queryFn: () =>
      callJson<BroadcastChartData>(`/api/admin/charts/broadcasts/${encodeURIComponent(id)}`),
    refetchInterval: ({ state: { data } }) =>
      data?.broadcast.endedMs === null ? broadcastIntervalMs : false,
  });
}
