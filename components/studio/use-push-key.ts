import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { requestKey, rotateKey } from "@/components/data/client";
import { studioQuery } from "@/components/data/queries";
import type { PushAddress } from "@/lib/shared/models";
import type { StudioKey } from "@/lib/shared/studio";

/** The broadcaster's address, fetched when it is needed and kept in this page's memory alone. */
export interface PushKey {
  readonly userId: string;
  /** The address that counts; made when there is none. @throws ActionError */
  get(): Promise<PushAddress>;
  /** @throws ActionError */
  renew(): Promise<void>;
  /** False when whoever pushes could not be disconnected; null: nobody was to be. @throws ActionError */
  change(atOnce: boolean): Promise<boolean | null>;
  /** Shows what has become of the key. */
  refresh(): void;
}

/** The server says nothing secret by itself: `known` is what it tells with the studio's state. */
export function usePushKey(userId: string, known: StudioKey): PushKey {
  const queries = useQueryClient();
  const kept = useRef<PushAddress | null>(null);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: studioQuery(userId).queryKey });
  };
  const keep = (address: PushAddress) => {
    kept.current = address;
    refresh();
    return address;
  };
  return {
    userId,
    refresh,
    async get() {
      // Another page, or a phone, may have another one since.
      const isCurrent = kept.current !== null && kept.current.expiresAtMs === known.expiresAtMs;
      return isCurrent && kept.current ? kept.current : keep(await requestKey(userId));
    },
    async renew() {
      keep(await requestKey(userId, true));
    },
    async change(atOnce) {
      const { address, disconnected } = await rotateKey(userId, atOnce);
      keep(address);
      return disconnected;
    },
  };
}
