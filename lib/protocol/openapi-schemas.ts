import {
  type PlacedOperation,
  placedAccountCalls,
  placedActions,
  placedRoomCalls,
} from "./contract-operations";
import { answerSchema, type JsonSchema, requestSchema } from "./contract-schema";

const envelopeCode = {
  type: "integer",
  description: "Otherwise one of x-error-codes",
};
const whyNot = { type: "string", description: "For developers, not for users" };

/** Every named schema of the document. */
export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries([
    ...placedActions.flatMap(actionSchemas),
    ...[...placedAccountCalls, ...placedRoomCalls].flatMap(callSchemas),
    ["RoomAnswer", flatAnswer],
  ]);
}

/** `account_get_user_info` → `AccountGetUserInfo`. */
function componentName(placed: PlacedOperation, kind: "Request" | "Data"): string {
  const words = placed.id.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join("") + kind;
}

/** A reference to a named schema. */
export function referenceTo(placed: PlacedOperation, kind: "Request" | "Data"): string {
  return `#/components/schemas/${componentName(placed, kind)}`;
}

/** Whether there is anything to send. */
export function takesBody({ operation }: PlacedOperation): boolean {
  return Object.keys(requestSchema(operation).properties ?? {}).length > 0;
}

/** What a call of the Action API answers. */
export function actionAnswer(): JsonSchema {
  return {
    type: "object",
    required: ["returnValue", "returnMsg", "returnData"],
    properties: {
      returnValue: { ...envelopeCode, description: `0 for success. ${envelopeCode.description}` },
      returnMsg: whyNot,
      returnData: {
        description: "The Data schema of the Action; on errors an object, empty as a rule",
        anyOf: [
          ...placedActions.map((placed) => ({ $ref: referenceTo(placed, "Data") })),
          { type: "object" },
        ],
      },
    },
  };
}

/** What a call of the account API answers. */
export function accountAnswer(placed: PlacedOperation): JsonSchema {
  return {
    type: "object",
    required: ["code", "message", "data"],
    properties: {
      code: { ...envelopeCode, description: `200 for success. ${envelopeCode.description}` },
      message: whyNot,
      data: {
        description: "On errors an object, empty as a rule",
        anyOf: [{ $ref: referenceTo(placed, "Data") }, { type: "object" }],
      },
    },
  };
}

/** What a call of RoomService answers: flat. */
export function roomAnswer(placed: PlacedOperation): JsonSchema {
  const flat = { $ref: "#/components/schemas/RoomAnswer" };
  return { anyOf: [{ allOf: [flat, { $ref: referenceTo(placed, "Data") }] }, flat] };
}

/** What every answer of RoomService has, also of a call that failed. */
const flatAnswer: JsonSchema = {
  type: "object",
  required: ["code", "message", "timestamp"],
  properties: {
    code: { ...envelopeCode, description: `0 for success. ${envelopeCode.description}` },
    message: whyNot,
    timestamp: { type: "integer", description: "Server time, Unix milliseconds" },
  },
};

function actionSchemas(placed: PlacedOperation): [string, JsonSchema][] {
  const { name, aliases, summary, permission } = placed.operation;
  const { properties, required = [], ...request } = requestSchema(placed.operation);
  const names = aliases.length > 0 ? { enum: [name, ...aliases] } : { const: name };
  const action: JsonSchema = { type: "string", ...names, description: "Which call this is" };
  return [
    [
      componentName(placed, "Request"),
      {
        ...request,
        description: summary.en,
        "x-description-zh": summary.zh,
        "x-permission": permission,
        properties: { Action: action, ...properties },
        required: ["Action", ...required],
      },
    ],
    [componentName(placed, "Data"), answerSchema(placed.operation)],
  ];
}

function callSchemas(placed: PlacedOperation): [string, JsonSchema][] {
  const data: [string, JsonSchema] = [
    componentName(placed, "Data"),
    answerSchema(placed.operation),
  ];
  if (!takesBody(placed)) return [data];
  return [[componentName(placed, "Request"), requestSchema(placed.operation)], data];
}
