import type { AdminCall } from "./admin-operation";

export const reportsOperations: readonly AdminCall[] = [];
