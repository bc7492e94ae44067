import { Tv } from "lucide-react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { useRoomChat } from "./chat-context";

/** Inside the beginning of the bar's field: sends what is written over the picture as well. */
export function FlightButton({ disabled }: { readonly disabled: boolean }) {
  const t = useTranslations("chat");
  const { flight, setFlight } = useRoomChat();
  return (
    <button
      type="button"
      aria-pressed={flight.on}
      aria-label={t("danmaku")}
      title={t("danmakuTitle")}
      disabled={disabled}
      onClick={() => setFlight({ ...flight, on: !flight.on })}
      className="absolute inset-y-0 left-0 grid w-11 place-items-center rounded-full disabled:opacity-60"
    >
      <span
        className={classNames(
          "grid size-7 place-items-center rounded-full",
          flight.on ? "bg-accent text-accent-ink" : "text-muted",
        )}
      >
        <Tv aria-hidden className="size-4" />
      </span>
    </button>
  );
}
