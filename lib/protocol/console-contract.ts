import type { RouteGroup, RouteView } from "@/lib/shared/contract";
import type { AdminArea, AdminCall } from "./admin/admin-operation";
import { adminCalls } from "./admin/admin-table";
import { partSchema } from "./contract-schema";
import { fieldsOf } from "./contract-view";
import { areaWords } from "./openapi-admin";

type Language = "en" | "zh";

/** The routes of the console as their page shows them; the table never changes. */
export const consoleContract: Readonly<Record<Language, readonly RouteGroup[]>> = {
  en: groupsIn("en"),
  zh: groupsIn("zh"),
};

function groupsIn(language: Language): RouteGroup[] {
  return (Object.keys(areaWords) as AdminArea[]).map((area) => ({
    area,
    title: areaWords[area][language],
    routes: adminCalls
      .filter((call) => call.area === area)
      .map((call) => routeView(call, language)),
  }));
}

function routeView(call: AdminCall, language: Language): RouteView {
  const { id, method, path, summary, role, scope, answersFile } = call;
  return {
    id,
    method,
    path,
    summary: summary[language],
    role,
    scope: scope ?? "",
    request: fieldsOf(partSchema(call.input, "input"), language),
    answer: answersFile ? [] : fieldsOf(partSchema(call.output, "output"), language),
    isFile: answersFile,
    curl: curlOf(call),
  };
}

/** As somebody types it who has put his token into a variable. */
function curlOf({ method, path, example }: AdminCall): string {
  const inPath = new Set<string>();
  const named = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(example[name]));
  });
  const rest = Object.entries(example).filter(([name]) => !inPath.has(name));
  const head = 'curl -H "Authorization: Bearer $TOKEN"';
  if (method === "GET") {
    const query = new URLSearchParams(
      rest.map(([name, value]) => [name, String(value)]),
    ).toString();
    return `${head} "$SERVER${named}${query ? `?${query}` : ""}"`;
  }
  // An apostrophe ends what the shell takes as it is.
  const body = JSON.stringify(Object.fromEntries(rest)).replaceAll("'", "'\\''");
  return `${head} --json '${body}' "$SERVER${named}"`;
}
