import type { Browser, BrowserContext } from "@playwright/test";
import type { AccountRole, StaffRole } from "@/lib/shared/staff";
import { commandLine } from "./command-line";
import { desktop } from "./desktop";
import { register } from "./on-air";
import type { RunningServer } from "./server";

type Where = Pick<RunningServer, "url" | "env">;

interface Account {
  readonly userId?: string;
  readonly nickname?: string;
}

/** Gives an account another role, as the operator does. */
export async function setRole(where: Where, userId: string, role: AccountRole): Promise<void> {
  await commandLine(where, "set-role", userId, role);
}

/** Makes an account of the staff, ROLE_01 unless it is named, whose browser this is then. */
export async function registerStaff(
  context: BrowserContext,
  where: Where,
  role: StaffRole,
  { userId = `${role}_01`, nickname = role }: Account = {},
): Promise<void> {
  await register(context, where.url, userId, nickname);
  await setRole(where, userId, role);
}

/** A browser at a desk, of somebody of the staff who is new. */
export async function staffBrowser(
  browser: Browser,
  where: Where,
  role: StaffRole,
  account?: Account,
): Promise<BrowserContext> {
  const context = await browser.newContext(desktop);
  await registerStaff(context, where, role, account);
  return context;
}
