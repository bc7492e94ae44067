import type { AdminCall } from "./admin-operation";

export const tapesOperations: readonly AdminCall[] = [];
