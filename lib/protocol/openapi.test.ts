import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { errorCodes } from "@/lib/errors";
import { adminCalls } from "./admin/admin-table";
import { placedAccountCalls, placedActions, placedRoomCalls } from "./contract-operations";
import { answerSchema, type JsonSchema, requestSchema } from "./contract-schema";
import { errorTable } from "./error-table";
import { openapiDocument } from "./openapi";
import { roomNumbers } from "./room/room-codes";

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security?: readonly Record<string, unknown>[];
  readonly parameters?: readonly { name: string; in: string; schema?: object }[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Record<string, { readonly description?: string }>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, { readonly type: string }>>;
  };
}

const text = `${JSON.stringify(openapiDocument(), null, 2)}\n`;
const document = JSON.parse(text) as Document;
const placed = [...placedActions, ...placedAccountCalls, ...placedRoomCalls];
const calls = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value below a JSON value, itself included. */
function everything(value: unknown): unknown[] {
  const below = typeof value === "object" && value !== null ? Object.values(value) : [];
  return [value, ...below.flatMap(everything)];
}

describe("openapi.json", () => {
  it("is what the tables say", () => {
    const kept = readFileSync("public/openapi.json", "utf8");
    expect(
      kept === text,
      "public/openapi.json is out of date. Run: node --import tsx e2e/setup/write-openapi.ts",
    ).toBe(true);
  });

  it("has every operation, and each once", () => {
    const { schemas } = document.components;
    for (const { operation } of placedActions) {
      expect(schemas[`${operation.name}Request`]?.properties?.Action).toBeDefined();
      expect(schemas[`${operation.name}Data`]).toBeDefined();
    }
    for (const { id, path, operation } of [...placedAccountCalls, ...placedRoomCalls]) {
      expect(document.paths[path]?.[operation.method.toLowerCase()]?.operationId).toBe(id);
    }
    for (const { id, path, method, example, input } of adminCalls) {
      expect(document.paths[path]?.[method.toLowerCase()]?.operationId).toBe(id);
      expect(input.safeParse(example).success, `the example of ${id}`).toBe(true);
    }
    const protocols = 1 + placedAccountCalls.length + placedRoomCalls.length;
    expect(calls).toHaveLength(protocols + adminCalls.length);
    expect(new Set(calls.map(({ operation }) => operation.operationId)).size).toBe(calls.length);
    expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
  });

  it("names every Action in the discriminator, under all its names", () => {
    const body = JSON.stringify(document.paths["/interface.php"]?.post?.requestBody);
    for (const { operation } of placedActions) {
      for (const name of [operation.name, ...operation.aliases]) {
        expect(body).toContain(`"${name}":"#/components/schemas/${operation.name}Request"`);
      }
    }
  });

  it("has the shape that OpenAPI 3.1 demands", () => {
    const { info, tags, components } = document;
    expect(document.openapi).toBe("3.1.0");
    expect([info.title, info.version]).not.toContain("");
    for (const name of Object.keys(components.schemas)) expect(name).toMatch(/^[\w.-]+$/);
    for (const { path, method, operation } of calls) {
      expect(path).toMatch(/^\/[^?#]+$/);
      expect(["get", "post"]).toContain(method);
      if (method === "get") expect(operation.requestBody).toBeUndefined();
      expect(operation.responses["200"]?.description).toBeTruthy();
      expect(tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operation.tags]));
      for (const proof of operation.security ?? []) {
        expect(Object.keys(components.securitySchemes)).toEqual(
          expect.arrayContaining(Object.keys(proof)),
        );
      }
      for (const parameter of operation.parameters ?? []) {
        expect(["query", "path"]).toContain(parameter.in);
        expect(path.includes(`{${parameter.name}}`)).toBe(parameter.in === "path");
      }
    }
  });

  it("refers to nothing that is not there", () => {
    const references = everything(document).flatMap((value) =>
      typeof value === "string" && value.startsWith("#/") ? [value] : [],
    );
    expect(references.length).toBeGreaterThan(placed.length);
    for (const reference of new Set(references)) {
      const found = reference
        .slice(2)
        .split("/")
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  it("demands only fields that it has", () => {
    for (const [name, { properties = {}, required = [] }] of Object.entries(
      document.components.schemas,
    )) {
      expect(Object.keys(properties), name).toEqual(expect.arrayContaining(required));
      expect(new Set(required).size, name).toBe(required.length);
    }
  });
});

describe("every operation", () => {
  it.each(placed.map((it) => [it.id, it] as const))(
    "%s shows a request that it accepts",
    (_, it) => {
      const { input, example } = it.operation;
      expect(input.safeParse(example).error).toBeUndefined();
      const fromDocument = z.fromJSONSchema(
        requestSchema(it.operation) as z.core.JSONSchema.JSONSchema,
      );
      expect(fromDocument.safeParse(example).error).toBeUndefined();
    },
  );

  it.each(placed.map((it) => [it.id, it] as const))("%s explains its fields twice", (_, it) => {
    const bare = (schema: JsonSchema, path: string): string[] => [
      ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
        ...(field.description && field["x-description-zh"] ? [] : [`${path}.${name}`]),
        ...bare(field, `${path}.${name}`),
      ]),
      ...(schema.items ? bare(schema.items, path) : []),
      ...(schema.anyOf ?? []).flatMap((choice) => bare(choice, path)),
    ];
    expect(bare(requestSchema(it.operation), "request")).toEqual([]);
    expect(bare(answerSchema(it.operation), "answer")).toEqual([]);
  });
});

describe("a request schema", () => {
  const fieldsOf = (id: string) => {
    const found = placed.find((it) => it.id === id);
    if (!found) throw new Error(`There is no ${id}.`);
    return requestSchema(found.operation).properties ?? {};
  };

  it("says what the schema's own functions demand", () => {
    expect(fieldsOf("FetchList")).toMatchObject({
      flag: { type: ["integer", "string"] },
      pagesize: { type: ["integer", "string", "null"], default: 20 },
    });
    expect(fieldsOf("StopLVB").userid).toMatchObject({ minLength: 1, maxLength: 64 });
    expect(fieldsOf("room_set_custom_field").fieldName).toMatchObject({ maxLength: 32 });
    expect(fieldsOf("account_upload_user_info").sex).toMatchObject({
      type: ["string", "integer", "null"],
      pattern: "^\\s*-?\\d+\\s*$",
    });
  });
});

describe("the error table", () => {
  it("has words for every code in both languages", () => {
    expect(errorTable.map(({ name }) => name)).toEqual(
      expect.arrayContaining(Object.keys(errorCodes)),
    );
    for (const { name, when, protocols } of errorTable) {
      expect(when.en, name).toMatch(/\.$/);
      expect(when.zh, name).toMatch(/。$/);
      expect(protocols, name).not.toHaveLength(0);
    }
    expect(new Set(errorTable.map(({ code }) => code)).size).toBe(errorTable.length);
  });

  it("has the numbers that RoomService puts in the place of ours", () => {
    const numbers = Object.values(roomNumbers);
    expect(errorTable.map(({ code }) => code)).toEqual(expect.arrayContaining(numbers));
  });
});
