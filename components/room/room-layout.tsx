import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { PageLink } from "@/components/ui/page-link";

interface RoomLayoutProps {
  readonly rootRef?: RefObject<HTMLDivElement | null>;
  /** The picture; it fills the frame that it is given. */
  readonly stage: ReactNode;
  /** Title, broadcaster and figures. */
  readonly facts: ReactNode;
  readonly chat: ReactNode;
  /** What else there is to see, below everything. */
  readonly more?: ReactNode;
  /** The picture is taller than wide and gets a tall frame. */
  readonly portrait: boolean;
  /** Something is running: on a phone it takes the screen, and the chat comes before the rest. */
  readonly onAir: boolean;
  /** On an upright phone the picture is the page: only the bar, the picture and the chat are left. */
  readonly immersive?: boolean;
  /** Over the picture while it is the page. */
  readonly topBar?: ReactNode;
  /** Whether the chat is drawn out beside the picture on a phone that is held sideways. */
  readonly drawerOpen?: boolean;
}

/** Where the skip links and the keys lead. */
export const stageId = "picture";
export const chatId = "chat";

const skipClass =
  "sr-only rounded-control bg-raised px-4 py-2 text-text focus:not-sr-only focus:absolute focus:z-50";

/**
 * The page of a live or of a recording: picture left and conversation right; below each other where
 * it is narrow. The frame of the picture keeps its size whatever is in it, so that nothing jumps
 * when a live begins or ends.
 */
export function RoomLayout(props: RoomLayoutProps) {
  const { stage, facts, chat, more, portrait, onAir, immersive, topBar, drawerOpen } = props;
  const t = useTranslations("room");
  const chatAbove = onAir || immersive;
  const chatCell = (
    <div
      key="chat"
      id={chatId}
      tabIndex={-1}
      className={classNames(
        "flex min-h-0 flex-col outline-none lg:sticky lg:top-20 lg:col-start-2 lg:row-span-3 lg:row-start-1 lg:h-[calc(100dvh-6.5rem)] lg:min-h-96 lg:self-start",
        onAir ? "h-[30rem] upright:h-auto upright:min-h-80 upright:flex-1" : "h-96",
        drawerOpen
          ? "sideways:fixed sideways:inset-y-0 sideways:right-0 sideways:z-30 sideways:h-dvh sideways:w-72"
          : "sideways:hidden",
        "immersive:h-auto! immersive:min-h-0 immersive:flex-none",
      )}
    >
      {/* Its own length must not decide how high the page is. */}
      <div className="relative min-h-0 flex-1 *:absolute *:inset-0 immersive:static immersive:*:static">
        {chat}
      </div>
    </div>
  );
  return (
    <div
      ref={props.rootRef}
      data-wide
      data-on-air={onAir || undefined}
      data-immersive={immersive || undefined}
      className="relative grid grid-cols-[minmax(0,1fr)] content-start gap-4 xl:-mx-[max(0px,(min(100vw-2rem,104rem)-80rem)/2)] lg:grid-cols-[minmax(0,1fr)_340px] lg:grid-rows-[auto_auto_1fr] lg:gap-x-6 immersive:fixed immersive:inset-x-0 immersive:top-(--visual-top,0px) immersive:z-50 immersive:block immersive:h-(--visual-height,100dvh) immersive:overflow-hidden immersive:bg-black"
    >
      <a href={`#${stageId}`} className={skipClass}>
        {t("skipToPicture")}
      </a>
      <a href={`#${chatId}`} className={skipClass}>
        {t("skipToChat")}
      </a>
      <div
        className={classNames(
          "contents upright:-mt-6 upright:flex upright:flex-col upright:gap-3",
          onAir && "upright:min-h-[calc(100svh-3.5rem)]",
          "immersive:mt-0 immersive:h-full immersive:min-h-0 immersive:gap-0",
        )}
      >
        {immersive && topBar}
        <div
          id={stageId}
          tabIndex={-1}
          className={classNames(
            "relative isolate grid lg:col-start-1 -mx-4 -mt-6 overflow-clip bg-black outline-none sm:mx-0 sm:mt-0 sm:rounded-surface upright:-mx-4 upright:mt-0 upright:w-[calc(100%+2rem)] upright:rounded-none upright:sm:-mx-6 upright:sm:w-[calc(100%+3rem)]",
            // Higher than wide enough only where letters are larger than usual: what lies over it needs room.
            onAir && "upright:sticky upright:top-14 upright:z-20 upright:min-h-44",
            portrait
              ? "h-[70dvh] lg:h-[calc(100dvh-14rem)] lg:min-h-80 upright:aspect-video upright:h-auto"
              : "aspect-video lg:max-h-[calc(100dvh-14rem)] lg:min-h-72 lg:w-full",
            "sideways:-mx-4 sideways:-mt-6 sideways:sm:-mx-6 sideways:aspect-auto sideways:h-dvh sideways:rounded-none",
            drawerOpen && "sideways:mr-66! sideways:w-auto",
            // An iPhone's player fills the window by itself, over the header too.
            "has-[[data-player-frame][style*=fixed]]:z-50!",
            "immersive:relative immersive:top-0 immersive:m-0 immersive:w-full! immersive:[--player-top:calc(4rem+env(safe-area-inset-top))] immersive:aspect-auto! immersive:h-auto! immersive:min-h-0 immersive:flex-1",
          )}
        >
          {stage}
          {/* The header is out of the way there. */}
          <PageLink
            href="/"
            aria-label={t("back")}
            className="absolute top-2 right-2 z-10 hidden size-11 place-items-center rounded-full bg-black/55 text-white focus-visible:outline-white sideways:grid"
          >
            <X aria-hidden className="size-5" />
          </PageLink>
        </div>
        <div className="min-w-0 lg:col-start-1 immersive:hidden">{facts}</div>
        {chatAbove && chatCell}
      </div>
      {more && <div className="min-w-0 lg:col-start-1 immersive:hidden">{more}</div>}
      {!chatAbove && chatCell}
    </div>
  );
}
