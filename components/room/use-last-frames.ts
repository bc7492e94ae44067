import { useEffect, useState } from "react";

/** The viewer is a little behind: the last seconds are still shown after the live has ended. */
const lastFramesMs = 8000;

/**
 * `watching`: the player stays, while on air and until its last frame afterwards. `watched`: this
 * page has seen a live. `atOnce`: there is nothing more to see.
 */
export function useLastFrames(online: boolean, atOnce: boolean) {
  const [watching, setWatching] = useState(online);
  const [watched, setWatched] = useState(online);
  useEffect(() => {
    if (online) {
      setWatching(true);
      setWatched(true);
      return;
    }
    const timer = setTimeout(() => setWatching(false), atOnce ? 0 : lastFramesMs);
    return () => clearTimeout(timer);
  }, [online, atOnce]);
  return { watching: watching || online, watched };
}
