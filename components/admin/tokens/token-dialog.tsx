"use client";

import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { inputClass, TextField } from "@/components/ui/text-field";
import { accessTokenLimits, type CreatedToken } from "@/lib/shared/access-token";
import { type TokenScope, tokenScopes } from "@/lib/shared/staff";
import { ConfirmDialog } from "../kit/confirm-dialog";
import { Drawer } from "../kit/drawer";
import { useAdminAction } from "../kit/use-admin-action";
import { MadeToken } from "./made-token";
import { createToken, type TokenWish, tokensKey } from "./queries";
import { useScopeWords } from "./scope-words";

const spans = [7, 30, 90, 365] as const;

/** Asks what a token is for and what it may, makes it, and shows it once. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("adminTokens");
  const say = useScopeWords();
  const id = useId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ReadonlySet<TokenScope>>(new Set());
  const [days, setDays] = useState<number>(accessTokenLimits.defaultDays);
  const [asked, setAsked] = useState(false);
  const making = useAdminAction<TokenWish, CreatedToken>({
    call: createToken,
    invalidates: [tokensKey],
  });
  const { nameLength: most } = accessTokenLimits;
  if (making.done) {
    return (
      <Drawer
        title={t("madeTitle")}
        onClose={onClose}
        footer={
          <Button variant="primary" onClick={onClose} className="pointer-coarse:min-h-11">
            {t("close")}
          </Button>
        }
      >
        <MadeToken token={making.done.output.token} />
      </Drawer>
    );
  }
  const nameProblem = asked && name.trim() === "" ? t("nameMissing") : undefined;
  const scopeProblem = asked && scopes.size === 0;
  return (
    <ConfirmDialog
      title={t("create")}
      text={t("lead")}
      confirmLabel={t("make")}
      pending={making.pending}
      error={making.error}
      onCancel={onClose}
      onConfirm={() => {
        setAsked(true);
        if (name.trim() === "" || scopes.size === 0) return;
        making.run({ name: name.trim(), scopes: [...scopes], days });
      }}
    >
      <TextField
        label={t("name")}
        value={name}
        maxLength={most}
        autoComplete="off"
        hint={t("nameHint", { most })}
        error={nameProblem}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset aria-describedby={scopeProblem ? `${id}-scopes` : undefined}>
        <legend className="font-semibold text-sm">{t("scopes")}</legend>
        <div className="mt-1 grid gap-x-4 sm:grid-cols-2">
          {tokenScopes.map((scope) => (
            <label key={scope} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={scopes.has(scope)}
                onChange={() => setScopes(changed(scopes, scope))}
                className="size-4 accent-accent"
              />
              {say(scope)}
            </label>
          ))}
        </div>
        {scopeProblem && (
          <p id={`${id}-scopes`} className="flex gap-1.5 font-medium text-bad text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t("scopesMissing")}
          </p>
        )}
      </fieldset>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-days`} className="font-semibold text-sm">
          {t("days")}
        </label>
        <select
          id={`${id}-days`}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          className={`${inputClass} border-edge`}
        >
          {spans.map((span) => (
            <option key={span} value={span}>
              {t("daysMany", { days: span })}
            </option>
          ))}
        </select>
      </div>
    </ConfirmDialog>
  );
}

function changed(scopes: ReadonlySet<TokenScope>, scope: TokenScope): ReadonlySet<TokenScope> {
  const next = new Set(scopes);
  if (!next.delete(scope)) next.add(scope);
  return next;
}
