import type { AdminArea, AdminCall } from "./admin/admin-operation";
import { adminCalls } from "./admin/admin-table";
import { type JsonSchema, partSchema } from "./contract-schema";
import type { Words } from "./operation";

/** What the areas of the console are called in the contract. */
export const areaWords: Readonly<Record<AdminArea, Words>> = {
  lives: { en: "Console: lives", zh: "管理：直播" },
  tapes: { en: "Console: recordings", zh: "管理：录制" },
  people: { en: "Console: people and reports", zh: "管理：用户与举报" },
  callbacks: { en: "Console: callbacks", zh: "管理：回调" },
  system: { en: "Console: system and charts", zh: "管理：系统与图表" },
  webhooks: { en: "Console: webhooks", zh: "管理：Webhook" },
  audit: { en: "Console: audit log", zh: "管理：审计日志" },
  tokens: { en: "Console: access tokens", zh: "管理：访问令牌" },
};

/** One tag for each area of the console. */
export const adminTags = Object.values(areaWords).map(({ en, zh }) => ({
  name: en,
  description:
    "For staff: by the session of the console, or by a personal access token (`Authorization: Bearer mlvb_pat_…`) with the scope that stands with the call. Every order is noted in the audit log.",
  "x-name-zh": zh,
}));

/** The paths of the console, from the table that answers them. */
export function adminPaths(): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {};
  for (const call of adminCalls) {
    paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: operationOf(call) };
  }
  return paths;
}

function operationOf(call: AdminCall): object {
  const { id, area, role, scope, summary, method, example } = call;
  const fields = partSchema(call.input, "input");
  const inPath = new Set([...call.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""));
  const rest = (names: (name: string) => boolean) =>
    Object.entries(fields.properties ?? {}).filter(([name]) => names(name));
  const parameters = rest((name) => inPath.has(name) || method === "GET").map(([name, schema]) => ({
    name,
    in: inPath.has(name) ? "path" : "query",
    required: inPath.has(name) || (fields.required?.includes(name) ?? false),
    schema,
  }));
  return {
    operationId: id,
    tags: [areaWords[area].en],
    summary: summary.en,
    "x-summary-zh": summary.zh,
    "x-role": role,
    "x-scope": scope,
    description: `${roleWords[role]} ${scopeWords(scope)}`,
    security: scope === null ? [{ cookie: [] }] : [{ cookie: [] }, { accessToken: [] }],
    parameters,
    ...(method === "POST" ? { requestBody: bodyOf(call, fields, inPath, example) } : {}),
    responses: { 200: answerOf(call) },
  };
}

const roleWords = {
  readonly: "For all staff.",
  moderator: "For moderators and administrators.",
  admin: "For administrators.",
} as const;

function scopeWords(scope: AdminCall["scope"]): string {
  return scope === null
    ? "No access token may call it."
    : `Scope of an access token: \`${scope}\`.`;
}

function bodyOf(
  { summary }: AdminCall,
  { properties = {}, required = [] }: JsonSchema,
  inPath: ReadonlySet<string>,
  example: Readonly<Record<string, unknown>>,
): object {
  const isOfBody = ([name]: readonly [string, unknown]) => !inPath.has(name);
  const inBody = required.filter((name) => !inPath.has(name));
  return {
    required: inBody.length > 0,
    content: {
      "application/json": {
        schema: {
          type: "object",
          properties: Object.fromEntries(Object.entries(properties).filter(isOfBody)),
          ...(inBody.length > 0 ? { required: inBody } : {}),
        },
        examples: {
          example: {
            summary: summary.en,
            value: Object.fromEntries(Object.entries(example).filter(isOfBody)),
          },
        },
      },
    },
  };
}

function answerOf(call: AdminCall): object {
  const failed = "Failures come as the envelope with one of x-error-codes and HTTP 200";
  if (call.answersFile) {
    const content = { "text/csv": { schema: { type: "string" } } };
    return { description: `The file. ${failed}`, content };
  }
  const schema = {
    type: "object",
    required: ["code", "message", "data"],
    properties: {
      code: { type: "integer", description: "200 for success. Otherwise one of x-error-codes" },
      message: { type: "string", description: "For developers, not for users" },
      data: partSchema(call.output, "output"),
    },
  };
  return { description: `The answer. ${failed}`, content: { "application/json": { schema } } };
}

/** How a token of the console proves itself. */
export const accessTokenScheme = {
  type: "http",
  scheme: "bearer",
  bearerFormat: "mlvb_pat_…",
  description: "A personal access token, made in the console under Access tokens.",
};
