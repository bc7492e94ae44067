"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useSession } from "./session-provider";

/**
 * Stands in a page that was made for this user, or for nobody. A walk from page to page keeps the
 * header of the first one; when that is another's, everything is asked for anew. Once for each time
 * that they begin to differ: it cannot go round in a circle.
 */
export function SessionCheck({ userId }: { readonly userId: string | null }) {
  const router = useRouter();
  const { account } = useSession();
  const differs = (account?.userId ?? null) !== userId;
  useEffect(() => {
    if (differs) router.refresh();
  }, [differs, router]);
  return null;
}
