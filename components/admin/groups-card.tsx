import { useTranslations } from "use-intl";
import { laggingGroupsShown, type ServerState } from "@/lib/shared/server-state";
import { StateCard } from "./state-card";

/** Chat groups at IM that are not as the lives need them. */
export function GroupsCard({ relay, groups }: Pick<ServerState, "relay" | "groups">) {
  const t = useTranslations("admin");
  if (!relay) return null;
  const failing = groups.some(({ lastError }) => lastError !== "");
  const count = groups.length;
  return (
    <StateCard title={t("groups")} condition={failing ? "bad" : "good"}>
      <p className="text-muted">
        {count === 0 ? t("groupsGood") : t("groupsLagging", { count })}
        {count >= laggingGroupsShown && " …"}
      </p>
      {count > 0 && (
        <ul className="flex flex-col gap-2">
          {groups.map((group) => (
            <li key={group.groupId} className="[overflow-wrap:anywhere]">
              <span className="font-semibold">{group.groupId}</span>{" "}
              <span className="text-muted">
                {group.wanted === "open" ? t("groupToOpen") : t("groupToClose")} ·{" "}
                {t("groupAttempts", { count: group.attempts })}
              </span>
              {group.lastError && <p className="text-bad text-sm">{group.lastError}</p>}
            </li>
          ))}
        </ul>
      )}
    </StateCard>
  );
}
