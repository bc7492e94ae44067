import { z } from "zod";

/** The same schema, but unknown members are an error at every depth. */
export function strictly(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const members = Object.entries(shape).map(([name, member]) => [name, strictly(member)]);
    return z.strictObject(Object.fromEntries(members));
  }
  if (schema instanceof z.ZodArray) return z.array(strictly(schema.element as z.ZodType));
  if (schema instanceof z.ZodOptional) return strictly(schema.unwrap() as z.ZodType).optional();
  return schema;
}
