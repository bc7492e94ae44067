"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Modal } from "@/components/ui/modal";
import { isolated } from "@/lib/shared/isolated";
import { ActionOutcome } from "../kit/action-outcome";
import type { PersonOrder } from "./offered-orders";
import { usePeopleProblem } from "./use-people-problem";
import type { PersonOrders } from "./use-person-orders";

const words = {
  lock: "doneLock",
  unlock: "doneUnlock",
  reset: "doneReset",
  signOut: "doneSignOut",
  end: "doneEnd",
  ban: "doneBan",
  unban: "doneUnban",
  role: "doneRole",
  address: "doneAddress",
  lift: "doneLift",
} as const satisfies Record<PersonOrder, string>;

/** What became of the last order, in a line. */
export function PersonOutcome({ orders }: { orders: PersonOrders }) {
  const t = useTranslations("adminPeople");
  const problemOf = usePeopleProblem();
  const { action, asked } = orders;
  // Its dialog says by itself what went wrong.
  if (asked) return null;
  return (
    <ActionOutcome
      action={{ ...action, error: problemOf(action.error) }}
      say={({ ban }, { order, who }) =>
        t(words[order], { name: isolated(ban ? ban.label : who.nickname) })
      }
    />
  );
}

/** The password that was made, this once. */
export function MadePassword({ orders }: { orders: PersonOrders }) {
  const t = useTranslations("adminPeople");
  const { done, reset } = orders.action;
  const password = done?.output.password;
  if (!done || password === undefined) return null;
  return (
    <Modal
      title={t("passwordTitle", { name: isolated(done.input.who.nickname) })}
      closeLabel={t("done")}
      onClose={reset}
      ignoresBeside
      className="w-[min(28rem,calc(100vw-1rem))]"
    >
      <div className="flex flex-col gap-4">
        <p>{t("passwordText")}</p>
        <CopyField label={t("passwordField")} value={password} />
        <Button variant="primary" onClick={reset} className="self-end pointer-coarse:min-h-11">
          {t("done")}
        </Button>
      </div>
    </Modal>
  );
}
