"use client";

import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "@/components/data/client";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import type { AccountView } from "@/lib/shared/models";

/** Who is signed in, and the way out. */
export function AccountCorner({ account }: { account: AccountView }) {
  const t = useTranslations("common");
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const name = account.nickname || account.userId;
  const leave = () =>
    startTransition(async () => {
      await signOut().catch(() => undefined);
      router.push("/");
      router.refresh();
    });
  return (
    <div className="flex items-center">
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
    </div>
  );
}
