import { z } from "zod";

/** No list has so many pages; beyond, numbers stop being exact. */
const lastPage = 1_000_000;

/** `?page=` as people and old links write it: whatever is no page is the first. */
export const pageQuery = z.coerce.number().int().min(1).max(lastPage).catch(1);
