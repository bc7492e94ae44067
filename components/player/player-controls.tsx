"use client";

import {
  Keyboard,
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
} from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { formatDuration } from "@/lib/shared/format/duration";
import { BarChoices } from "./bar-choices";
import type { Chapter } from "./chapter";
import { IconButton } from "./icon-button";
import type { PlayerActions } from "./player-actions";
import { SeekBar } from "./seek-bar";
import type { Quality } from "./source";
import type { FullScreen } from "./use-full-screen";
import type { Playback } from "./use-playback";
import { usePosition } from "./use-position";
import type { Captions } from "./use-text-tracks";
import { VolumeControl } from "./volume-control";

/** How far one step moves in seconds, by keys and buttons. */
export const seekStepSeconds = 10;

interface PlayerControlsProps {
  readonly live: boolean;
  readonly playback: Playback;
  readonly actions: PlayerActions;
  readonly fullScreen: FullScreen;
  readonly captions: Captions;
  readonly qualities: readonly Quality[];
  readonly qualityId: number | null;
  readonly onQuality: (id: number | null) => void;
  readonly chapters: readonly Chapter[];
  readonly buttons?: ReactNode;
  readonly onHelp: () => void;
  /** Out of the way; focus brings them back. */
  readonly hidden: boolean;
}

/** The bar at the foot of the picture. */
export function PlayerControls(props: PlayerControlsProps) {
  const { live, playback, actions, fullScreen, buttons, onHelp, hidden } = props;
  const t = useTranslations("player");
  const canPictureInPicture = useSyncExternalStore(
    () => () => undefined,
    () => document.pictureInPictureEnabled,
    () => false,
  );
  const again = playback.ended && !live;
  const playLabel = again ? t("playAgain") : playback.paused ? t("play") : t("pause");
  return (
    <div
      data-controls
      className={classNames(
        "@container absolute inset-x-0 bottom-[var(--player-bottom,0px)] bg-linear-to-t from-black/85 to-transparent px-2 pt-8 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-white transition-opacity duration-200",
        // Seen as long as something in it is used: the keyboard's focus, an open menu or dialog.
        "has-focus-visible:pointer-events-auto has-focus-visible:opacity-100 has-[[aria-expanded=true]]:pointer-events-auto has-[[aria-expanded=true]]:opacity-100 has-[dialog[open]]:pointer-events-auto has-[dialog[open]]:opacity-100 has-[:popover-open]:pointer-events-auto has-[:popover-open]:opacity-100",
        // On a touch screen a tap on what cannot be seen only brings it back.
        hidden ? "any-pointer-coarse:pointer-events-none opacity-0" : "opacity-100",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-1">
        {!live && (
          <div className="flex basis-full items-center gap-2">
            <SeekBar chapters={props.chapters} onSeek={actions.seekTo} />
            <PlayedTime className="@md:hidden" />
          </div>
        )}
        <IconButton
          icon={again ? RotateCcw : playback.paused ? Play : Pause}
          label={playLabel}
          keyName="K"
          onClick={actions.togglePlay}
        />
        {!live && (
          <>
            <IconButton
              icon={RotateCcw}
              label={t("back")}
              keyName="←"
              onClick={() => actions.seekBy(-seekStepSeconds)}
              className="hidden @md:grid"
            />
            <IconButton
              icon={RotateCw}
              label={t("forward")}
              keyName="→"
              onClick={() => actions.seekBy(seekStepSeconds)}
              className="hidden @md:grid"
            />
          </>
        )}
        <VolumeControl playback={playback} actions={actions} />
        {!live && <PlayedTime className="hidden @md:inline" />}
        <span className="ml-auto flex flex-wrap items-center justify-end">
          {buttons}
          <BarChoices {...props} />
          <IconButton
            icon={Keyboard}
            label={t("keysTitle")}
            keyName="?"
            onClick={onHelp}
            className="pointer-coarse:hidden hidden @xl:grid"
          />
          {canPictureInPicture && (
            <IconButton
              icon={PictureInPicture2}
              label={t("pictureInPicture")}
              onClick={actions.pictureInPicture}
              className="hidden @sm:grid"
            />
          )}
          <IconButton
            icon={fullScreen.on ? Minimize : Maximize}
            label={
              fullScreen.on
                ? t("leaveFullscreen")
                : fullScreen.fillsWindow
                  ? t("fillWindow")
                  : t("fullscreen")
            }
            keyName="F"
            onClick={fullScreen.toggle}
          />
        </span>
      </div>
    </div>
  );
}

/** Beside the seek bar where the bar is full of buttons, else among them. */
function PlayedTime({ className }: { readonly className: string }) {
  const { positionSeconds, durationSeconds } = usePosition();
  return (
    <span className={classNames("whitespace-nowrap px-1.5 text-sm tabular-nums", className)}>
      {formatDuration(positionSeconds)} / {formatDuration(durationSeconds)}
    </span>
  );
}
