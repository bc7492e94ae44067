"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/text-field";
import { isolated } from "@/lib/shared/isolated";
import { accountRoles } from "@/lib/shared/staff";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { SelectFilter } from "../kit/select-filter";
import { longestReason } from "../lives/ban-span";
import { WordsField } from "../lives/words-field";
import type { PersonOrder, Subject } from "./offered-orders";
import { canInsist, usePeopleProblem } from "./use-people-problem";
import type { PersonOrders } from "./use-person-orders";

const spans = ["3600", "86400", "604800", "2592000", "315360000"] as const;

const words = {
  lock: { title: "lockTitle", text: "lockText", confirm: "lockConfirm" },
  reset: { title: "resetTitle", text: "resetText", confirm: "resetConfirm" },
  signOut: { title: "signOutTitle", text: "signOutText", confirm: "signOutConfirm" },
  ban: { title: "banTitle", text: "banText", confirm: "banConfirm" },
  role: { title: "roleTitle", text: "roleText", confirm: "roleConfirm" },
  address: { title: "addressTitle", text: "addressText", confirm: "banConfirm" },
} as const;
type AskedOrder = keyof typeof words;

/** Whether an order has a dialog. */
export function isAsked(order: PersonOrder): order is AskedOrder {
  return order in words;
}

interface PersonOrderDialogProps {
  readonly order: AskedOrder;
  readonly who: Subject;
  readonly orders: PersonOrders;
}

/** Asks for what an order needs, and whether it is meant. */
export function PersonOrderDialog({ order, who, orders }: PersonOrderDialogProps) {
  const t = useTranslations("adminPeople");
  const problemOf = usePeopleProblem();
  const [reason, setReason] = useState("");
  const [seconds, setSeconds] = useState<(typeof spans)[number]>("86400");
  const [removes, setRemoves] = useState(false);
  const [role, setRole] = useState<string>(who.role ?? "user");
  const [address, setAddress] = useState("");
  const [force, setForce] = useState(false);
  const { action } = orders;
  const isTyped = order === "address" && who.userId === "";
  const { title, text, confirm } = words[order];
  const bodies = {
    lock: { reason: reason.trim() },
    reset: {},
    signOut: {},
    ban: { seconds: Number(seconds), reason: reason.trim(), removeMessages: removes },
    role: { role },
    address: {
      ...addressOf(who, address),
      ...{ seconds: Number(seconds), reason: reason.trim(), force },
    },
  };
  const name = isolated(who.nickname);
  return (
    <ConfirmDialog
      title={isTyped ? t("addressNew") : t(title, { name })}
      text={order === "ban" && who.role === null ? t("banGuestText") : t(text)}
      confirmLabel={t(confirm)}
      {...(order === "role" ? {} : { tone: "danger" })}
      {...(order === "lock" || order === "reset" ? { typed: who.userId } : {})}
      pending={action.pending}
      error={problemOf(action.error)}
      onConfirm={() => orders.give(bodies[order])}
      onCancel={orders.cancel}
    >
      {isTyped && (
        <TextField
          label={t("address")}
          hint={t("addressHint")}
          value={address}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => setAddress(target.value)}
        />
      )}
      {order === "role" && (
        <SelectFilter
          label={t("role")}
          value={role}
          options={accountRoles.map((value) => ({ value, label: t(`role_${value}`) }))}
          onChange={setRole}
        />
      )}
      {(order === "ban" || order === "address") && (
        <SelectFilter
          label={t("howLong")}
          value={seconds}
          options={spans.map((value) => ({ value, label: t(`span_${value}`) }))}
          onChange={(value) => setSeconds(spans.find((span) => span === value) ?? seconds)}
        />
      )}
      {order === "ban" && (
        <Check label={t("removeMessages")} checked={removes} onChange={setRemoves} />
      )}
      {(order === "lock" || order === "ban" || order === "address") && (
        <WordsField
          label={t("reason")}
          hint={t(order === "lock" ? "reasonLock" : "reasonLog")}
          value={reason}
          most={longestReason}
          onChange={setReason}
        />
      )}
      {order === "address" && (force || canInsist(action.error)) && (
        <Check label={t("force")} checked={force} onChange={setForce} />
      )}
    </ConfirmDialog>
  );
}

function addressOf({ userId, role }: Subject, typed: string) {
  if (userId === "") return { address: typed.trim() };
  return role === null ? { guest: userId } : { userid: userId };
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
      {label}
    </label>
  );
}
