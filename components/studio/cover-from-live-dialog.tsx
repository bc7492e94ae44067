"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Player } from "@/components/player/player";
import { usePlayerVideo } from "@/components/player/player-video";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { takePicture } from "./cover-picture";

interface CoverFromLiveDialogProps {
  readonly title: string;
  readonly hlsUrl: string;
  readonly onTake: (picture: Blob) => void;
  readonly onClose: () => void;
}

/** The running picture and a button that takes what is to be seen in it now. */
export function CoverFromLiveDialog(props: CoverFromLiveDialogProps) {
  const { title, hlsUrl, onTake, onClose } = props;
  const t = useTranslations("studioRoom");
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  // It stays what it was when the dialog opened: the page's next look must not restart the player.
  const [source] = useState(hlsUrl);
  const take = async () => {
    const picture = video && (await takePicture(video));
    if (picture) onTake(picture);
    else setHasFailed(true);
  };
  return (
    <Modal
      title={t("coverFromLiveTitle")}
      closeLabel={t("coverClose")}
      onClose={onClose}
      className="w-160"
    >
      <Player
        live
        startMuted
        title={title}
        hlsUrl={source}
        overlay={<VideoOf onVideo={setVideo} />}
        className="aspect-video w-full rounded-control bg-black"
      />
      <p className="text-muted text-sm">{t("coverFromLiveHint")}</p>
      {hasFailed && <Notice tone="bad">{t("coverTakeFailed")}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose} className="pointer-coarse:min-h-11">
          {t("coverClose")}
        </Button>
        <Button
          variant="primary"
          disabled={!video}
          onClick={() => void take()}
          className="pointer-coarse:min-h-11"
        >
          {t("coverTake")}
        </Button>
      </div>
    </Modal>
  );
}

/** Tells which element the player shows its picture in. */
function VideoOf({ onVideo }: { readonly onVideo: (video: HTMLVideoElement | null) => void }) {
  const video = usePlayerVideo();
  useEffect(() => onVideo(video), [video, onVideo]);
  return null;
}
