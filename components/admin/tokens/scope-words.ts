import { useTranslations } from "use-intl";
import type { TokenScope } from "@/lib/shared/staff";

const areas = {
  lives: "areaLives",
  tapes: "areaTapes",
  people: "areaPeople",
  callbacks: "areaCallbacks",
  system: "areaSystem",
  webhooks: "areaWebhooks",
  audit: "areaAudit",
} as const;

/** What a scope allows, in words: "Lives: read". */
export function useScopeWords(): (scope: TokenScope) => string {
  const t = useTranslations("adminTokens");
  return (scope) => {
    const [area, right] = scope.split(":");
    const name = areas[area as keyof typeof areas];
    return `${t(name)}: ${t(right === "read" ? "read" : "write")}`;
  };
}
