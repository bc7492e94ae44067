/** How a frame of another site shows a room or recording; from the query of its address. */
export interface EmbedLook {
  readonly show: "player" | "chat" | "both";
  /** Begins without sound: browsers let a frame of another site begin in no other way. */
  readonly muted: boolean;
  readonly autoplay: boolean;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `show`, `muted` and `autoplay` (`theme` and `lang` are read before, see `embed-wishes`); what it does not know is as if unsaid. */
export function embedLookOf(query: Query): EmbedLook {
  const { show, muted, autoplay } = query;
  return {
    show: show === "chat" || show === "both" ? show : "player",
    muted: muted !== "0",
    autoplay: autoplay !== "0",
  };
}
