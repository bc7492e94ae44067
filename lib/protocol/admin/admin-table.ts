import type { AdminCall } from "./admin-operation";
import { auditOperations } from "./audit-operations";
import { callbacksOperations } from "./callbacks-operations";
import { chartsOperations } from "./charts-operations";
import { doctorOperations } from "./doctor-operations";
import { livesOperations } from "./lives-operations";
import { peopleOperations } from "./people-operations";
import { reportsOperations } from "./reports-operations";
import { systemOperations } from "./system-operations";
import { tapesOperations } from "./tapes-operations";
import { tokenOperations } from "./token-operations";
import { webhookDeliveriesOperations } from "./webhook-deliveries-operations";
import { webhooksOperations } from "./webhooks-operations";
import { wordsOperations } from "./words-operations";

/**
 * Every administrative route. What stands here answers at `/api/admin/…`, is in the contract, and is
 * in the matrix of who may what; nothing else is. Of two paths that fit, the first answers: fixed
 * ones stand before those with names.
 */
export const adminCalls: readonly AdminCall[] = [
  ...livesOperations,
  ...tapesOperations,
  ...peopleOperations,
  ...reportsOperations,
  ...wordsOperations,
  ...callbacksOperations,
  ...webhookDeliveriesOperations,
  ...webhooksOperations,
  ...chartsOperations,
  ...systemOperations,
  ...doctorOperations,
  ...auditOperations,
  ...tokenOperations,
];
