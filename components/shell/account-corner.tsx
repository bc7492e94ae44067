"use client";

import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "@/components/data/client";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AccountView } from "@/lib/shared/models";

/** Who is signed in, and the way out. */
export function AccountCorner({ account }: { account: AccountView }) {
  const t = useTranslations("common");
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failed, setFailed] = useState(false);
  const name = account.nickname || account.userId;
  const leave = () =>
    startTransition(async () => {
      setFailed(false);
      try {
        await signOut();
      } catch {
        // Whatever the reason, the reader is still signed in and must know it.
        setFailed(true);
        return;
      }
      router.push("/");
      router.refresh();
    });
  return (
    <div className="relative flex items-center">
      <span className="sr-only">{t("signedInAs", { name })}</span>
      <Avatar userId={account.userId} name={name} url="" className="size-8 text-sm" />
      <button
        type="button"
        disabled={pending}
        onClick={leave}
        aria-label={t("signOut")}
        className={buttonClass("ghost", "px-2.5")}
      >
        <LogOut aria-hidden className="size-4" />
      </button>
      <div className="absolute top-12 right-0 w-64 whitespace-normal">
        {failed && <Notice tone="bad">{t("signOutFailed")}</Notice>}
      </div>
    </div>
  );
}
