"use client";

import { useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useIsNear } from "./use-is-near";

type Kind = "image" | "video";

interface StillPictureProps {
  readonly kind: Kind;
  /** Another URL is a newer picture of the same thing: it is faded in over the old one. */
  readonly url: string;
  /** Loaded and shown with the page itself, before its scripts; else when it comes near. */
  readonly eager?: boolean;
  /** The same for others of the first screen, after the eager one. */
  readonly early?: boolean;
  readonly onFailed?: () => void;
}

/** A picture that appears when it is there, and gives way to a newer one without a gap. */
export function StillPicture(props: StillPictureProps) {
  const { kind, url, eager = false, early = false, onFailed } = props;
  const [settled, setSettled] = useState("");
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  // Browsers know by themselves when an image is near, but not a video, nor a newer picture.
  const isWanted = isNear || (settled === "" && (eager || early || kind === "image"));
  const wanted = isWanted ? url : settled;
  const layers = settled && settled !== wanted ? [settled, wanted] : [wanted];
  return (
    <div ref={place} className="absolute inset-0">
      {layers
        .filter((layer) => layer !== "")
        .map((layer) => (
          <Layer
            key={layer}
            kind={kind}
            url={layer}
            eager={eager}
            early={early}
            fades={settled !== "" || !(eager || early)}
            onSettled={() => setSettled(layer)}
            onFailed={onFailed}
          />
        ))}
    </div>
  );
}

interface LayerProps extends StillPictureProps {
  /** False for what is to be seen as soon as the browser has it. */
  readonly fades: boolean;
  /** The picture is there and fully faded in. */
  readonly onSettled: () => void;
}

function Layer({ kind, url, eager, early, fades, onSettled, onFailed }: LayerProps) {
  const image = useRef<HTMLImageElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const backdrop = useRef<HTMLCanvasElement>(null);
  const [shape, setShape] = useState<"unknown" | "wide" | "tall">("unknown");

  const look = () => {
    const picture = loadedPicture(image.current) ?? loadedPicture(video.current);
    if (!picture) return;
    const tall = picture.height > picture.width;
    if (tall) fillBackdrop(backdrop.current, picture);
    setShape(tall ? "tall" : "wide");
    // Nothing fades, so that no end of it will tell.
    if (!fades) onSettled();
  };
  // The picture of the server's HTML may have come, or failed, before anybody listened.
  useEffect(() => {
    if (shape === "unknown") look();
    if (image.current?.complete && image.current.naturalWidth === 0) onFailed?.();
  });

  const fit = classNames(
    "absolute inset-0 size-full",
    shape === "tall" ? "object-contain" : "object-cover",
  );
  return (
    <div
      onTransitionEnd={onSettled}
      className={classNames(
        "absolute inset-0 transition-opacity duration-200 ease-out",
        shape === "unknown" ? fades && "opacity-0" : "bg-black opacity-100",
      )}
    >
      <canvas
        ref={backdrop}
        width={32}
        height={18}
        hidden={shape !== "tall"}
        className="absolute inset-0 size-full scale-110 opacity-70 blur-lg"
      />
      {kind === "image" ? (
        <img
          ref={image}
          src={url}
          alt=""
          referrerPolicy="no-referrer"
          loading={eager || early ? "eager" : "lazy"}
          fetchPriority={eager ? "high" : "auto"}
          onLoad={look}
          onError={onFailed}
          className={fit}
        />
      ) : (
        <video
          ref={video}
          // Safari on iPhones shows the first frame only when a time is asked for.
          src={`${url}#t=0.001`}
          muted
          playsInline
          preload="auto"
          disablePictureInPicture
          tabIndex={-1}
          aria-hidden
          onLoadedData={look}
          onError={onFailed}
          className={fit}
        />
      )}
    </div>
  );
}

interface LoadedPicture {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

function loadedPicture(element: HTMLImageElement | HTMLVideoElement | null): LoadedPicture | null {
  if (element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0) {
    return { source: element, width: element.naturalWidth, height: element.naturalHeight };
  }
  if (
    element instanceof HTMLVideoElement &&
    element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
  ) {
    return { source: element, width: element.videoWidth, height: element.videoHeight };
  }
  return null;
}

/** The middle of a tall picture, small and later blurred, behind the tall picture itself. */
function fillBackdrop(canvas: HTMLCanvasElement | null, picture: LoadedPicture): void {
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return;
  const { source, width, height } = picture;
  const cutHeight = (width * canvas.height) / canvas.width;
  context.drawImage(
    source,
    0,
    (height - cutHeight) / 2,
    width,
    cutHeight,
    0,
    0,
    canvas.width,
    canvas.height,
  );
}
