import { callJson, OtherAccountError } from "@/components/data/client";
import { tellSession } from "@/components/data/session-news";
import type { AccountProfile, AccountSessions, ProfileChange } from "@/lib/shared/account";

/** Changes the profile of this user, who is to be signed in, as far as it is given. */
export async function changeProfile(
  userId: string,
  change: ProfileChange,
): Promise<AccountProfile> {
  const body = { userId, ...change };
  return (await callJson<{ profile: AccountProfile }>("/api/account/profile", body)).profile;
}

/** Everywhere where this user, who is to be signed in here, is. @throws OtherAccountError */
export async function fetchSessions(userId: string): Promise<AccountSessions> {
  const { account } = await callJson<{ account: AccountSessions }>("/api/account/sessions");
  tellSession(account.userId);
  if (account.userId !== userId) throw new OtherAccountError(account.userId);
  return account;
}

/** Ends every sign-in of this user but this one; answers what is left. */
export async function signOutElsewhere(userId: string): Promise<AccountSessions> {
  const path = "/api/account/sign-out-everywhere";
  return (await callJson<{ account: AccountSessions }>(path, { userId })).account;
}

/** Another password for this user, which ends every sign-in but this one; answers what is left. */
export async function changePassword(
  userId: string,
  passwords: { readonly oldPassword: string; readonly newPassword: string },
): Promise<AccountSessions> {
  const body = { userId, ...passwords };
  return (await callJson<{ account: AccountSessions }>("/api/account/password", body)).account;
}
