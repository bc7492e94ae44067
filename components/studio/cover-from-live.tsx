"use client";

import { useQuery } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { studioQuery } from "@/components/data/queries";
import { Button } from "@/components/ui/button";

/** Player and dialog are needed by whoever opens it. */
const CoverFromLiveDialog = dynamic(
  () => import("./cover-from-live-dialog").then((it) => it.CoverFromLiveDialog),
  { ssr: false },
);

interface CoverFromLiveProps {
  readonly userId: string;
  readonly onTake: (picture: Blob) => void;
}

/** Whether something runs is looked at this often, in milliseconds. */
const lookIntervalMs = 10_000;

/** Takes a picture out of the broadcast that runs, also before it is public; nothing while none does. */
export function CoverFromLive({ userId, onTake }: CoverFromLiveProps) {
  const t = useTranslations("studioRoom");
  const [open, setOpen] = useState(false);
  const { data: studio } = useQuery({
    ...studioQuery(userId),
    refetchInterval: lookIntervalMs,
  });
  const runs = studio?.state === "live" || studio?.state === "preview";
  if (!studio || (!open && !(runs && studio.hlsUrl))) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} className="self-start pointer-coarse:min-h-11">
        <Camera aria-hidden className="size-4" />
        {t("coverFromLive")}
      </Button>
      {open && (
        <CoverFromLiveDialog
          title={studio.settings.title}
          hlsUrl={studio.hlsUrl}
          onTake={(picture) => {
            setOpen(false);
            onTake(picture);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
