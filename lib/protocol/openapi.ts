import { sessionCookieName } from "@/lib/auth/web-session";
import { actionPath, placedAccountCalls, placedRoomCalls } from "./contract-operations";
import { errorTable } from "./error-table";
import { accessTokenScheme, adminPaths, adminTags } from "./openapi-admin";
import { accountPathItem, actionPathItem, roomPathItem } from "./openapi-paths";
import { componentSchemas } from "./openapi-schemas";

/** Version of the contract, not of the product. */
const contractVersion = "1.0.0";

/**
 * The contract of the apps and of the console as an OpenAPI 3.1 document, worked out from the tables that answer. It is
 * kept as `public/openapi.json`; `e2e/setup/write-openapi.ts` writes it.
 */
export function openapiDocument(): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Mini LVB",
      version: contractVersion,
      summary: "The API of the Mini LVB apps and of the console",
      description:
        "Three protocols of the apps and the routes of the console, all over JSON. Every answer has HTTP status 200; the envelope tells success from failure, and `x-error-codes` lists its numbers. Chinese words stand in `x-description-zh` and `x-summary-zh`. The page `/docs/api` shows the same with a console.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "The server that this document comes from" }],
    tags: [
      {
        name: "Action API",
        description: "First generation of apps: one address, the field `Action` names the call.",
      },
      { name: "Account API", description: "Second generation: one address per call." },
      {
        name: "RoomService",
        description: "Rooms with several anchors; `userID` and `token` in the query.",
      },
      ...adminTags,
    ],
    paths: {
      [actionPath]: actionPathItem(),
      ...Object.fromEntries(placedAccountCalls.map((it) => [it.path, accountPathItem(it)])),
      ...Object.fromEntries(placedRoomCalls.map((it) => [it.path, roomPathItem(it)])),
      ...adminPaths(),
    },
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        liteavSig: {
          type: "apiKey",
          in: "header",
          name: "Liteav-Sig",
          description:
            "md5(token + md5(body)), lower-case hex, over the bytes of the body as sent; `userid` in the body names the holder of the token, which comes from login.",
        },
        accessToken: accessTokenScheme,
        bearer: { type: "http", scheme: "bearer", description: "Token of a web session" },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName,
          description: "Session of the web pages; counts for nothing from another site",
        },
      },
    },
    "x-error-codes": errorTable,
  };
}
