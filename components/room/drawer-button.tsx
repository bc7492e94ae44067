import { PanelRightClose, PanelRightOpen } from "lucide-react";
import { useTranslations } from "use-intl";
import { chatId } from "./room-layout";
import type { Drawer } from "./use-drawer";

/** Draws the chat out beside the picture; in the player's bar of a phone that is held sideways. */
export function DrawerButton({ open, toggle }: Drawer) {
  const t = useTranslations("room");
  const Icon = open ? PanelRightClose : PanelRightOpen;
  const label = open ? t("hideChat") : t("showChat");
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={chatId}
      aria-label={label}
      title={label}
      onClick={toggle}
      className="hidden size-11 place-items-center rounded-control text-white hover:bg-white/15 focus-visible:outline-white sideways:grid"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
