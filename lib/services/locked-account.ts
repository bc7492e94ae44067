import { ServiceError } from "@/lib/errors";
import { accountLocked } from "@/lib/shared/sign-in-refusal";

/**
 * To who has proved that the account is his: that it is locked, and why, as staff has put it.
 * @throws ServiceError `unverified` with reason `accountLocked`
 */
export function refuseLocked(
  row: { readonly lockedMs: number; readonly lockReason: string } | null | undefined,
): void {
  if (!row || row.lockedMs === 0) return;
  const words = row.lockReason;
  throw new ServiceError(
    "unverified",
    words ? `This account is locked: ${words}` : "This account is locked.",
    { data: { reason: accountLocked, ...(words ? { words } : {}) } },
  );
}
