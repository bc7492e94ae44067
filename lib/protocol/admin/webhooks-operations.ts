import type { AdminCall } from "./admin-operation";

export const webhooksOperations: readonly AdminCall[] = [];
