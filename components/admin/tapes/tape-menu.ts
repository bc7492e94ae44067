import { useTranslations } from "use-intl";
import type { AdminTape } from "@/lib/shared/admin-tapes";
import type { RowMenuItem } from "../kit/row-menu";
import { useMay } from "../kit/staff-context";
import type { TapeActions } from "./use-tape-actions";

/** What whoever looks may do about a recording as it stands. */
export function useTapeMenu(actions: TapeActions): (tape: AdminTape) => RowMenuItem[] {
  const t = useTranslations("adminTapes");
  const keepsOrder = useMay("moderator");
  const administers = useMay("admin");
  return (tape) => {
    const one = [tape];
    const isDeleted = tape.state === "deleted";
    const items: (RowMenuItem | false)[] = [
      keepsOrder && {
        ...{ id: "rename", label: t("rename") },
        onSelect: () => actions.ask({ how: "rename", tape }),
      },
      keepsOrder &&
        (tape.withheldAtMs === null
          ? {
              ...{ id: "withhold", label: t("withhold") },
              onSelect: () => actions.ask({ how: "withhold", tapes: one }),
            }
          : {
              ...{ id: "release", label: t("release") },
              onSelect: () => actions.give("release", one),
            }),
      administers &&
        (tape.kept
          ? {
              ...{ id: "unkeep", label: t("unkeep") },
              onSelect: () => actions.give("unkeep", one),
            }
          : { ...{ id: "keep", label: t("keep") }, onSelect: () => actions.give("keep", one) }),
      administers &&
        isDeleted && {
          ...{ id: "restore", label: t("restore") },
          // Its owner alone may have back what he deleted.
          disabled: tape.deletedBy === "owner",
          onSelect: () => actions.give("restore", one),
        },
      administers &&
        !isDeleted && {
          ...{ id: "delete", label: t("remove"), tone: "danger" as const },
          onSelect: () => actions.ask({ how: "delete", tapes: one }),
        },
    ];
    return items.filter((item) => item !== false);
  };
}
