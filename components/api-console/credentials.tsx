"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

/** By what the consoles of this page prove who calls; gone with the page. */
export interface Credentials {
  readonly bearer: string;
  readonly sdkAppID: string;
  readonly userID: string;
  readonly userSig: string;
  readonly token: string;
}

interface CredentialsState {
  readonly credentials: Credentials;
  readonly change: (some: Partial<Credentials>) => void;
}

const none: Credentials = { bearer: "", sdkAppID: "", userID: "", userSig: "", token: "" };

const CredentialsContext = createContext<CredentialsState>({
  credentials: none,
  change: () => undefined,
});

/** Shares one set of credentials among all consoles, so that a token is typed once. */
export function CredentialsProvider({ children }: { children: ReactNode }) {
  const [credentials, setCredentials] = useState(none);
  const state = useMemo(
    () => ({
      credentials,
      change: (some: Partial<Credentials>) => setCredentials((before) => ({ ...before, ...some })),
    }),
    [credentials],
  );
  return <CredentialsContext value={state}>{children}</CredentialsContext>;
}

export function useCredentials(): CredentialsState {
  return useContext(CredentialsContext);
}
