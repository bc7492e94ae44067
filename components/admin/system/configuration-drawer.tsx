"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Spinner } from "@/components/ui/spinner";
import { TextField } from "@/components/ui/text-field";
import type { SeenVariable } from "@/lib/shared/seen-variable";
import { Drawer } from "../kit/drawer";
import { StaleNotice } from "../kit/table-states";
import { configurationQuery } from "./queries";

/** Every setting with its value, and where that comes from. */
export function ConfigurationDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations("adminSystem");
  const { data, error, dataUpdatedAt, refetch } = useQuery(configurationQuery());
  const [find, setFind] = useState("");
  const [onlySet, setOnlySet] = useState(false);
  const wanted = find.trim().toUpperCase();
  const variables = data?.variables.filter(
    ({ name, source }) => name.includes(wanted) && (!onlySet || source === "environment"),
  );
  return (
    <Drawer title={t("configuration")} onClose={onClose}>
      <StaleNotice error={error} shownAtMs={dataUpdatedAt} onRetry={refetch} />
      <TextField
        label={t("findVariable")}
        value={find}
        onChange={(event) => setFind(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={onlySet}
          onChange={(event) => setOnlySet(event.target.checked)}
          className="size-5"
        />
        {t("onlySet")}
      </label>
      {!variables && !error && <Spinner />}
      <dl className="flex flex-col">
        {variables?.map((variable) => (
          <div key={variable.name} className="border-line border-b py-2">
            <dt>
              <code className="text-sm [overflow-wrap:anywhere]">{variable.name}</code>
            </dt>
            <dd className="[overflow-wrap:anywhere]">
              <VariableValue variable={variable} />
            </dd>
          </div>
        ))}
      </dl>
      {variables?.length === 0 && <p className="text-muted">{t("noneFits")}</p>}
    </Drawer>
  );
}

function VariableValue({ variable }: { variable: SeenVariable }) {
  const t = useTranslations("adminSystem");
  const { source, isSecret, value, length } = variable;
  if (source === "unset") return <span className="text-muted">{t("unset")}</span>;
  if (isSecret) {
    return t(source === "generated" ? "secretGenerated" : "secretSet", { length });
  }
  const isOwn = source === "environment";
  return (
    <>
      <span className={isOwn ? "font-semibold" : undefined}>{value}</span>{" "}
      <span className="text-muted text-sm">({t(isOwn ? "wasSet" : "byDefault")})</span>
      {isOwn && variable.default !== "" && variable.default !== value && (
        <span className="block text-muted text-sm">
          {t("defaultIs", { value: variable.default })}
        </span>
      )}
    </>
  );
}
