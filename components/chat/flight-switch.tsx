import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { Placement } from "@/lib/shared/chat";
import { useRoomChat } from "./chat-context";

const placements = [
  ["scroll", "placementScroll"],
  ["top", "placementTop"],
  ["bottom", "placementBottom"],
] as const satisfies readonly (readonly [Placement, string])[];

interface FlightSwitchProps {
  readonly disabled: boolean;
  readonly className?: string;
}

/** Sends what is written over the picture as well; how it appears there is asked once it does. */
export function FlightSwitch({ disabled, className }: FlightSwitchProps) {
  const t = useTranslations("chat");
  const { flight, setFlight } = useRoomChat();
  return (
    <div className={classNames("flex items-center gap-2 text-muted", className)}>
      <label
        title={t("danmakuTitle")}
        className="flex min-h-6 items-center gap-1.5 pointer-coarse:min-h-11"
      >
        <input
          type="checkbox"
          checked={flight.on}
          disabled={disabled}
          onChange={(event) => setFlight({ ...flight, on: event.target.checked })}
          className="size-4 accent-accent"
        />
        {t("danmaku")}
      </label>
      {flight.on && (
        <select
          aria-label={t("placement")}
          value={flight.placement}
          disabled={disabled}
          onChange={({ target }) => {
            const placement = placements.find(([it]) => it === target.value)?.[0] ?? "scroll";
            setFlight({ ...flight, placement });
          }}
          className="min-h-6 rounded-control border border-edge bg-raised px-1 text-text pointer-coarse:min-h-11"
        >
          {placements.map(([value, label]) => (
            <option key={value} value={value}>
              {t(label)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
