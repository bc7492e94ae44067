"use client";

import { ChatBar } from "@/components/chat/chat-bar";
import { ChatPanel } from "@/components/chat/chat-panel";
import { useHydrated } from "./use-hydrated";
import { uprightMedia, useMedia } from "./use-media";

/**
 * Where one reads and writes: a bar below a picture that is the page, else the whole panel. The
 * server knows no screens and makes both, of which the styles show one, so that nothing jumps.
 */
export function RoomChat({ immersive }: { readonly immersive: boolean }) {
  const upright = useMedia(uprightMedia);
  const hydrated = useHydrated();
  if (immersive && !hydrated) {
    return (
      <>
        <div className="immersive:hidden">
          <ChatPanel heart={false} />
        </div>
        <div className="hidden immersive:block">
          <ChatBar />
        </div>
      </>
    );
  }
  return immersive && upright ? <ChatBar /> : <ChatPanel heart={upright} />;
}
