import { infiniteQueryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import type { ChatPerson, ChatRole } from "@/lib/shared/chat";
import type { Page } from "@/lib/shared/models";

/** Somebody who watches under a name. */
export interface Viewer extends ChatPerson {
  readonly avatarUrl: string;
  readonly role: ChatRole;
}

/** A page of those who watch: the broadcaster first, then by when they came. */
export interface ViewersPage {
  readonly viewers: Page<Viewer>;
  /** Those without a name. */
  readonly visitors: number;
}

/** Who watches a room, page after page; old as soon as it is read, so that opening asks again. */
export function viewersQuery(room: string) {
  const path = `/api/rooms/${encodeURIComponent(room)}/viewers`;
  return infiniteQueryOptions({
    queryKey: [...rootKey, "viewers", room],
    queryFn: ({ pageParam }) => callJson<ViewersPage>(`${path}?page=${pageParam}`),
    initialPageParam: 1,
    getNextPageParam: (last: ViewersPage, all: ViewersPage[]) => {
      const known = all.reduce((sum, { viewers }) => sum + viewers.items.length, 0);
      return last.viewers.items.length > 0 && known < last.viewers.total
        ? all.length + 1
        : undefined;
    },
    staleTime: 0,
    gcTime: 0,
  });
}
