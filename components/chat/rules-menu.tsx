"use client";

import { MicOff, Pin, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useWaitText } from "@/components/ui/use-wait-text";
import { useRoomChat } from "./chat-context";
import { Menu, type MenuGroup } from "./menu";
import { Popover } from "./popover";
import { slowChoicesSeconds } from "./slow-choices";
import { useChatProblem } from "./use-chat-problem";
import { usePopover } from "./use-popover";

/** Seldom needed, and by few: nobody loads it with the page. */
const NoticeEditor = dynamic(() => import("./notice-editor").then((it) => it.NoticeEditor), {
  ssr: false,
});
const SilenceList = dynamic(() => import("./silence-list").then((it) => it.SilenceList), {
  ssr: false,
});

/** What who keeps order sets for everybody: quiet, slow mode, guests, the notice; and who is silenced. */
export function RulesMenu() {
  const t = useTranslations("chat");
  const wait = useWaitText();
  const problemText = useChatProblem();
  const { room, rules, muteAll, setRules } = useRoomChat();
  const [problem, setProblem] = useState("");
  const [opened, setOpened] = useState<"silences" | "notice" | null>(null);
  const endOpened = () => setOpened(null);
  const { anchor, open, close, button } = usePopover();
  const set = (work: Promise<void>) =>
    void work.then(
      () => setProblem(""),
      (error: unknown) => setProblem(problemText(error)),
    );
  const { mutedAll, guestsMayWrite, slowSeconds } = rules;
  const groups: MenuGroup[] = [
    {
      items: [
        {
          ...{ label: t("muteAll"), choice: { kind: "checkbox", on: mutedAll } },
          onSelect: () => set(muteAll(!mutedAll)),
        },
        {
          ...{ label: t("guestsMayWrite"), choice: { kind: "checkbox", on: guestsMayWrite } },
          onSelect: () => set(setRules({ guestsMayWrite: !guestsMayWrite })),
        },
      ],
    },
    {
      label: t("slowMode"),
      items: slowChoicesSeconds.map((seconds) => ({
        label: seconds === 0 ? t("slowOff") : t("slowEvery", { wait: wait(seconds) }),
        choice: { kind: "radio", on: slowSeconds === seconds },
        onSelect: () => set(setRules({ slowSeconds: seconds })),
      })),
    },
    {
      items: [
        { label: t("noticeEdit"), icon: Pin, onSelect: () => setOpened("notice") },
        { label: t("silences"), icon: MicOff, onSelect: () => setOpened("silences") },
      ],
    },
  ];
  return (
    <div className="flex min-w-0 items-center gap-2">
      {problem && (
        <p role="alert" className="truncate text-bad text-sm">
          {problem}
        </p>
      )}
      <Button
        {...button}
        variant="ghost"
        aria-haspopup="menu"
        aria-label={t("rules")}
        className="size-9 min-h-9 shrink-0 p-0! pointer-coarse:size-11"
      >
        <SlidersHorizontal aria-hidden className="size-4" />
      </Button>
      {open && <Menu label={t("rules")} groups={groups} anchor={anchor} onClose={close} />}
      {opened && (
        <Popover
          sheet
          anchor={anchor}
          onClose={endOpened}
          role="dialog"
          aria-label={t(opened)}
          className="w-80 p-0!"
        >
          {opened === "notice" ? (
            <NoticeEditor onClose={endOpened} />
          ) : (
            <SilenceList room={room} onClose={endOpened} />
          )}
        </Popover>
      )}
    </div>
  );
}
