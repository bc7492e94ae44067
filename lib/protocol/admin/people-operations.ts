import type { AdminCall } from "./admin-operation";

export const peopleOperations: readonly AdminCall[] = [];
