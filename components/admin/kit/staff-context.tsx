"use client";

import { createContext, type ReactNode, use } from "react";
import { atLeast, type StaffRole } from "@/lib/shared/staff";

/** Who looks at the console, and what he may there. */
export interface Staff {
  readonly userId: string;
  readonly role: StaffRole;
}

const StaffContext = createContext<Staff | null>(null);

interface StaffProviderProps {
  /** Null where nobody of the staff looks: such a page shows nothing of the console. */
  readonly staff: Staff | null;
  readonly children: ReactNode;
}

/** Tells the console for whom the server made it; the doors decide for themselves. */
export function StaffProvider({ staff, children }: StaffProviderProps) {
  return <StaffContext value={staff}>{children}</StaffContext>;
}

/** Who looks at the console; only within its pages. */
export function useStaff(): Staff {
  const staff = use(StaffContext);
  if (!staff) throw new Error("Nobody of the staff looks at this page.");
  return staff;
}

/** Whether who looks may what is for `least`; what he may not is not offered to him. */
export function useMay(least: StaffRole): boolean {
  const staff = use(StaffContext);
  return staff !== null && atLeast(staff.role, least);
}
