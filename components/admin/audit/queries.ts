import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { AuditPage } from "@/lib/shared/audit";

/** A page of the audit log; `query` are the filters as they stand in the address. */
export function auditQuery(query: string) {
  return queryOptions({
    queryKey: [...rootKey, "admin-audit", query],
    queryFn: () => callJson<AuditPage>(`/api/admin/audit?${query}`),
    placeholderData: keepPreviousData,
  });
}
