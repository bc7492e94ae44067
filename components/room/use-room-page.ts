import { focusManager, useQuery } from "@tanstack/react-query";
import { roomQuery } from "@/components/data/queries";
import type { RoomPage } from "@/lib/shared/room-page";
import { askAgainAfterMs } from "./ask-again";

/**
 * The room as it is now. `interrupted`: the player has shown the last picture; `lost`: the server
 * cannot be reached.
 */
export function useRoomPage(
  initial: RoomPage,
  interrupted: boolean,
): { readonly room: RoomPage; readonly lost: boolean } {
  const { data, isError, isPaused } = useQuery({
    ...roomQuery(initial.userId),
    initialData: initial,
    refetchInterval: ({ state }) => {
      // Asked on the server too, where there is no document.
      const hidden = !focusManager.isFocused();
      return askAgainAfterMs(state.data ?? initial, { interrupted, hidden });
    },
    // A hidden page may still be heard, and its stream's address has to be renewed.
    refetchIntervalInBackground: true,
  });
  return { room: data ?? initial, lost: isError || isPaused };
}
