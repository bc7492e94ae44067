import type { ContractView, FieldView, OperationView } from "@/lib/shared/contract";
import {
  type PlacedOperation,
  placedAccountCalls,
  placedActions,
  placedRoomCalls,
} from "./contract-operations";
import { answerSchema, type JsonSchema, requestSchema } from "./contract-schema";
import { errorTable } from "./error-table";

type Language = "en" | "zh";

/** The contract as the API page shows it; the tables never change, so that once is enough. */
export const contractViews: Readonly<Record<Language, ContractView>> = {
  en: contractView("en"),
  zh: contractView("zh"),
};

function contractView(language: Language): ContractView {
  const viewOf = (placed: PlacedOperation) => operationView(placed, language);
  return {
    groups: [
      { protocol: "action", operations: placedActions.map(viewOf) },
      { protocol: "account", operations: placedAccountCalls.map(viewOf) },
      { protocol: "room", operations: placedRoomCalls.map(viewOf) },
    ],
    errors: errorTable.map(({ code, name, protocols, when }) => ({
      code,
      name,
      protocols,
      text: when[language],
    })),
  };
}

function operationView({ operation, id, path, query }: PlacedOperation, language: Language) {
  const { protocol, name, aliases, method, permission, summary, example } = operation;
  const request = fieldsOf(requestSchema(operation), language);
  const isAction = protocol === "action";
  const body = isAction ? { Action: name, ...example } : example;
  const view: OperationView = {
    id,
    protocol,
    name,
    aliases,
    method,
    path,
    query,
    permission,
    summary: summary[language],
    request,
    answer: fieldsOf(answerSchema(operation), language),
    example: isAction || request.length > 0 ? JSON.stringify(body, null, 2) : "",
  };
  return view;
}

/** The members of a schema as a page lists them. */
export function fieldsOf(schema: JsonSchema, language: Language): FieldView[] {
  const inner = schema.items ?? schema.anyOf?.find(({ properties }) => properties) ?? schema;
  return Object.entries(inner.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field),
    required: inner.required?.includes(name) ?? false,
    fallback: field.default === undefined ? "" : String(field.default),
    text: (language === "en" ? field.description : field["x-description-zh"]) ?? "",
    fields: fieldsOf(field, language),
  }));
}

/**
 * The type that a client should send or expect. That numbers may come as text, text as numbers and
 * null for what is missing is said once, above all fields.
 */
function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.items) return `${typeOf(schema.items)}[]`;
  const types = [schema.type ?? schema.anyOf?.flatMap(({ type }) => type ?? []) ?? []].flat();
  const told = types.filter((type) => type !== "null");
  if (told.length === 0) return "any";
  const numeric = told.find((type) => type === "integer" || type === "number");
  if (numeric && told.includes("string")) return schema.pattern ? numeric : "string";
  return told.join(" | ");
}
