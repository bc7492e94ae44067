"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { hearSession } from "@/components/data/session-news";
import type { AccountView } from "@/lib/shared/models";

interface Session {
  /** Who was signed in when the server made this page; null for nobody. */
  readonly account: AccountView | null;
  /** Whether the way to administration is shown; the pages there decide for themselves. */
  readonly isAdmin: boolean;
}

interface KnownSession extends Session {
  /** A later answer said that nobody is signed in any more: another tab signed out. */
  readonly signedOutSince: boolean;
}

const SessionContext = createContext<KnownSession>({
  account: null,
  isAdmin: false,
  signedOutSince: false,
});

/** Who is signed in, as far as this page knows. */
export function useSession(): KnownSession {
  return use(SessionContext);
}

/** Keeps what the server said when it made the page, and what its later answers told. */
export function SessionProvider({
  account,
  isAdmin,
  children,
}: Session & { readonly children: ReactNode }) {
  const [left, setLeft] = useState<AccountView | null>(null);
  useEffect(() => hearSession((userId) => setLeft(userId === null ? account : null)), [account]);
  // A page that is made anew brings a new object, and what was heard before says nothing about it.
  const signedOutSince = account !== null && left === account;
  return <SessionContext value={{ account, isAdmin, signedOutSince }}>{children}</SessionContext>;
}
