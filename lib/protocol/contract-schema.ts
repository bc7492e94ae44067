import { z } from "zod";
import { fieldWords } from "./field-words";
import type { Operation } from "./operation";

/** The part of JSON Schema 2020-12 that the contract uses. */
export interface JsonSchema {
  type?: string | string[];
  description?: string;
  "x-description-zh"?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  [keyword: string]: unknown;
}

type Direction = "input" | "output";

/** A number as text. */
const decimalText = "^\\s*-?\\d+\\s*$";

/** Values of every JSON type, to ask a schema that says nothing what it takes. */
const samples: readonly (readonly [type: string, values: readonly unknown[]])[] = [
  ["string", ["a", "1"]],
  ["integer", [1]],
  ["number", [1.5]],
  ["boolean", [true]],
  ["object", [{}]],
  ["array", [[]]],
  ["null", [null]],
];

/** What a request must be, in a form that people can read. */
export function requestSchema(operation: Operation): JsonSchema {
  return schemaOf(operation, "input");
}

/** `returnData`, `data`, or what stands beside `code` and `message`. */
export function answerSchema(operation: Operation): JsonSchema {
  return schemaOf(operation, "output");
}

function schemaOf(operation: Operation, io: Direction): JsonSchema {
  const schema = partSchema(operation[io], io);
  describe(operation, schema);
  return schema;
}

/** A request or an answer that explains its own fields. */
export function partSchema(part: z.ZodType, io: Direction): JsonSchema {
  const sources: z.core.$ZodType[] = [];
  const schema = z.toJSONSchema(part, {
    io,
    unrepresentable: "any",
    // While zod still moves the parts about, each only remembers where it comes from.
    override({ zodSchema, jsonSchema }) {
      Object.assign(jsonSchema, { [sourceKeyword]: sources.push(zodSchema) - 1 });
    },
  }) as JsonSchema;
  delete schema.$schema;
  finish(schema, (part) => {
    const source = sources[Number(part[sourceKeyword])];
    delete part[sourceKeyword];
    tidy(part);
    if (io === "input" && source) addRefinements(source, part);
  });
  return schema;
}

const sourceKeyword = "x-source";

/** Every part of a schema, the inner ones first. */
function finish(schema: JsonSchema, visit: (part: JsonSchema) => void): void {
  const parts = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? [])];
  if (schema.items) parts.push(schema.items);
  for (const part of parts) finish(part, visit);
  visit(schema);
}

/** Removes what goes without saying, and says a choice of plain types in one line. */
function tidy(schema: JsonSchema): void {
  // What an answer has today is no promise that it will never have more.
  for (const keyword of ["additionalProperties", "propertyNames"]) delete schema[keyword];
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.type === "number" && Number.isInteger(schema.const)) schema.type = "integer";
  const { anyOf } = schema;
  if (!anyOf) return;
  if (anyOf.every((choice) => choice.type === "integer" && "const" in choice)) {
    delete schema.anyOf;
    Object.assign(schema, { type: "integer", enum: anyOf.map((choice) => choice.const) });
  } else if (anyOf.every(isPlain)) {
    delete schema.anyOf;
    const types = anyOf.flatMap((choice) => choice.type ?? []);
    Object.assign(schema, { ...Object.assign({}, ...anyOf), ...schema, type: [...new Set(types)] });
  }
}

/** Keywords of a plain type hold for that type alone, so that several fit into one schema. */
function isPlain({ type, properties, items, enum: values }: JsonSchema): boolean {
  return type !== undefined && !properties && !items && !values;
}

/**
 * Finds out what the schema's own functions, which JSON Schema cannot see, make of some values:
 * whole numbers only, an empty text, the longest text, what stands for a field that is missing.
 */
function addRefinements(zodSchema: z.core.$ZodType, schema: JsonSchema): void {
  const accepts = (value: unknown) => z.safeParse(zodSchema, value).success;
  if (Object.keys(schema).every((keyword) => keyword.includes("description"))) {
    const types = samples
      .filter(([, values]) => values.some(accepts))
      .map(([type]) => type)
      .filter((type, _, all) => type !== "integer" || !all.includes("number"));
    if (types.length < samples.length - 1) schema.type = types;
    if (accepts("1") && !accepts("a")) schema.pattern = decimalText;
  }
  const types = [schema.type ?? []].flat();
  if (types.includes("number") && !accepts(1.5) && accepts(1)) {
    schema.type = types.map((type) => (type === "number" ? "integer" : type));
  }
  if (types.includes("string") && accepts("a")) {
    if (!accepts("")) schema.minLength = 1;
    const longest = Number(schema.maxLength ?? 0);
    if (longest && !accepts("a".repeat(longest))) schema.maxLength = longestText(accepts, longest);
  }
  const missing = z.safeParse(zodSchema, undefined);
  if (missing.success && typeof missing.data === "number") {
    schema.default = missing.data;
  }
}

/** Length of the longest accepted text below `refused`. */
function longestText(accepts: (text: string) => boolean, refused: number): number {
  let low = 1;
  let high = refused;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (accepts("a".repeat(middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** Gives every field without an explanation of its own the one of its name. */
function describe(operation: Operation, schema: JsonSchema): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const words = field.description ? undefined : fieldWords(operation, name);
    if (words) Object.assign(field, { description: words.en, "x-description-zh": words.zh });
    describe(operation, field);
  }
  if (schema.items) describe(operation, schema.items);
  for (const choice of schema.anyOf ?? []) describe(operation, choice);
}
