import type { StaffRole } from "@/lib/shared/staff";
import type { Caller } from "./acting";

/** Somebody of the staff who has signed in, from an address of his own. */
export function staffCaller(role: StaffRole): Caller {
  return {
    actor: { kind: "user", userId: `${role}_01`, nickname: role, role },
    clientIp: "203.0.113.5",
  };
}
