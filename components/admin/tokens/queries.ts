import { queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { AccessTokens, CreatedToken } from "@/lib/shared/access-token";
import type { TokenScope } from "@/lib/shared/staff";

/** Root of the lists of access tokens. */
export const tokensKey = [...rootKey, "admin-tokens"] as const;

/** One's own access tokens, or everybody's. */
export function tokensQuery(ofEverybody: boolean) {
  return queryOptions({
    queryKey: [...tokensKey, ofEverybody],
    queryFn: () => callJson<AccessTokens>(`/api/admin/tokens?all=${ofEverybody ? 1 : 0}`),
  });
}

export interface TokenWish {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

/** Makes a token; the answer holds it this once. @throws ActionError */
export function createToken(wish: TokenWish): Promise<CreatedToken> {
  return callJson<CreatedToken>("/api/admin/tokens/create", wish);
}

/** @throws ActionError */
export async function revokeToken(id: string): Promise<void> {
  await callJson(`/api/admin/tokens/${encodeURIComponent(id)}/revoke`, {});
}
