import type { AdminCall } from "./admin-operation";

export const chartsOperations: readonly AdminCall[] = [];
