import { type PlacedOperation, placedActions } from "./contract-operations";
import { type JsonSchema, requestSchema } from "./contract-schema";
import { accountAnswer, actionAnswer, referenceTo, roomAnswer, takesBody } from "./openapi-schemas";
import type { Permission } from "./operation";

/** The three ways to prove who calls the Action and the account API; any one will do. */
const proofs = [{ liteavSig: [] }, { bearer: [] }, { cookie: [] }];

const permissions: Readonly<Record<Permission, string>> = {
  anyone: "Anybody may call.",
  self: "For the userid itself: one with an account must prove itself, a guest's is taken at its word.",
  signedIn: "Only for who has signed in.",
  moderator: "Only for moderators and administrators.",
};

/** The one path of the Action API. */
export function actionPathItem(): object {
  return {
    post: {
      operationId: "callAction",
      tags: ["Action API"],
      summary: "Calls an Action; the field of this name says which.",
      description:
        "Always HTTP 200: `returnValue` tells success (0) from errors. Also at `POST /` and at `/api/action`. Numbers may be sent as text and text as numbers.",
      security: [{}, ...proofs],
      requestBody: jsonBody(
        {
          oneOf: placedActions.map((placed) => ({ $ref: referenceTo(placed, "Request") })),
          discriminator: {
            propertyName: "Action",
            mapping: Object.fromEntries(
              placedActions.flatMap((placed) =>
                [placed.operation.name, ...placed.operation.aliases].map((name) => [
                  name,
                  referenceTo(placed, "Request"),
                ]),
              ),
            ),
          },
        },
        true,
        Object.fromEntries(
          placedActions.map(({ operation: { name, example, summary } }) => [
            name,
            { summary: summary.en, value: { Action: name, ...example } },
          ]),
        ),
      ),
      responses: answers(actionAnswer()),
    },
  };
}

/** A path of the account API. */
export function accountPathItem(placed: PlacedOperation): object {
  const { name, permission } = placed.operation;
  return {
    post: {
      ...head(placed, "Account API", `Also at \`/${name}\` and \`/interface.php/${name}\`.`),
      security: permission === "anyone" ? [] : proofs,
      requestBody: bodyOf(placed),
      responses: answers(accountAnswer(placed)),
    },
  };
}

const roomNote =
  "Letter case of the name does not matter. GET and POST are answered alike, a GET as if its body were empty.";

/** A path of RoomService. */
export function roomPathItem(placed: PlacedOperation): object {
  return {
    [placed.operation.method.toLowerCase()]: {
      ...head(placed, "RoomService", roomNote),
      security: [],
      parameters: placed.query.map(parameter),
      ...(takesBody(placed) ? { requestBody: bodyOf(placed) } : {}),
      responses: answers(roomAnswer(placed)),
    },
  };
}

function head({ id, operation }: PlacedOperation, tag: string, note: string): object {
  const { aliases, summary, permission } = operation;
  const others = aliases.map((alias) => `\`${alias}\``).join(", ");
  return {
    operationId: id,
    tags: [tag],
    summary: summary.en,
    "x-summary-zh": summary.zh,
    "x-permission": permission,
    description: [permissions[permission], note, others && `Other names: ${others}.`]
      .filter(Boolean)
      .join(" "),
  };
}

function parameter(name: string): object {
  return {
    name,
    in: "query",
    required: name !== "platform",
    schema: { type: "string" },
    description: parameterWords[name],
  };
}

const parameterWords: Readonly<Record<string, string>> = {
  userID: "Who calls",
  token: "From login",
  sdkAppID: "IM application, from get_login_info or the account API's login",
  userSig: "Proof of identity, from the same",
  platform: "Name of the client's platform; not read",
};

function bodyOf(placed: PlacedOperation): object {
  const { summary, example } = placed.operation;
  return jsonBody(
    { $ref: referenceTo(placed, "Request") },
    (requestSchema(placed.operation).required ?? []).length > 0,
    { example: { summary: summary.en, value: example } },
  );
}

function jsonBody(schema: JsonSchema, required: boolean, examples: object): object {
  return { required, content: { "application/json": { schema, examples } } };
}

function answers(schema: JsonSchema): object {
  return {
    200: {
      description: "The answer, also of a call that failed",
      content: { "application/json": { schema } },
    },
  };
}
