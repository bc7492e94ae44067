"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import type { AccountView } from "@/lib/shared/models";
import { AccountMenu } from "./account-menu";
import { useSignOut } from "./use-sign-out";

const menuId = "account-menu";

/**
 * Who is signed in, and the menu of the account. The browser opens and closes the menu by itself
 * (`popovertarget`), so that it works before our scripts do; they add the keyboard of a menu.
 */
export function AccountCorner({ account }: { account: AccountView }) {
  const t = useTranslations("common");
  const shell = useTranslations("shell");
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { pending, failed, leave } = useSignOut();
  const name = account.nickname || account.userId;
  return (
    <div className="relative flex items-center">
      <span className="sr-only">{t("signedInAs", { name })}</span>
      <button
        ref={button}
        type="button"
        popoverTarget={menuId}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={menuId}
        aria-label={shell("menuOf", { name })}
        aria-busy={pending}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          if (!menu.current?.matches(":popover-open")) menu.current?.showPopover();
          // At once: the next key may come before the browser has told that it is open.
          menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
        }}
        className={classNames(
          "grid size-10 place-items-center rounded-full hover:bg-sunken pointer-coarse:size-11",
          pending && "opacity-60",
        )}
      >
        <Avatar
          userId={account.userId}
          name={name}
          url={account.avatarUrl}
          className="size-8 text-sm"
        />
      </button>
      <AccountMenu
        ref={menu}
        id={menuId}
        account={account}
        button={button}
        onOpen={setOpen}
        onLeave={leave}
      />
      <div className="absolute top-12 right-0 w-64 whitespace-normal">
        {failed && <Notice tone="bad">{t("signOutFailed")}</Notice>}
      </div>
    </div>
  );
}
