import { z } from "zod";
import { serverState as readServerState } from "@/lib/services/cloud-state";
import { orderBackup, orderVerification } from "@/lib/services/system/backup-orders";
import {
  systemSummary as readSummary,
  systemState as readSystem,
  recentBackups,
  recentProblems,
  seenConfiguration,
} from "@/lib/services/system/system-state";
import { problemLevels } from "@/lib/shared/admin-system";
import { explain, nothing, optionalText } from "../fields";
import { filterOf } from "./admin-fields";
import { type AdminCall, order, question } from "./admin-operation";
import * as answers from "./system-answers";

const reading = { area: "system", role: "readonly", scope: "system:read" } as const;
const acting = { area: "system", role: "admin", scope: "system:write" } as const;

/** The server itself, what it depends on, and its backups. */
export const systemOperations: readonly AdminCall[] = [
  question(
    {
      ...reading,
      id: "adminReadState",
      path: "/api/admin/state",
      summary: { en: "How the server and the cloud are", zh: "服务器与云服务的状态" },
      input: nothing,
      output: answers.serverState,
      example: {},
    },
    ({ services, caller }) => readServerState(services, caller),
  ),
  question(
    {
      ...reading,
      id: "adminReadSystem",
      path: "/api/admin/system",
      summary: {
        en: "Process, connections, database, disk and backups",
        zh: "进程、连接、数据库、磁盘与备份",
      },
      input: nothing,
      output: answers.systemState,
      example: {},
    },
    ({ services, caller }) => readSystem(services, caller),
  ),
  question(
    {
      ...reading,
      id: "adminReadSystemSummary",
      path: "/api/admin/system/summary",
      summary: {
        en: "Viewers, open reports, disk and the last backup",
        zh: "观看人数、待处理举报、磁盘与最近备份",
      },
      input: nothing,
      output: answers.systemSummary,
      example: {},
    },
    ({ services, caller }) => readSummary(services, caller),
  ),
  question(
    {
      ...reading,
      id: "adminReadConfiguration",
      path: "/api/admin/system/configuration",
      summary: {
        en: "Every setting as the server sees it, secrets masked",
        zh: "服务器实际使用的全部配置（密钥已隐藏）",
      },
      input: nothing,
      output: answers.configuration,
      example: {},
    },
    ({ services, caller }) => seenConfiguration(services, caller),
  ),
  question(
    {
      ...reading,
      id: "adminListProblems",
      path: "/api/admin/system/problems",
      summary: {
        en: "The last warnings and errors with their request ids",
        zh: "最近的警告与错误（含请求编号）",
      },
      input: z.object({
        level: explain(
          filterOf(problemLevels),
          "Only these; empty: both",
          "仅看此级别；留空为全部",
        ),
      }),
      output: answers.notedProblems,
      example: { level: "error" },
    },
    ({ services, caller }, { level }) => recentProblems(services, caller, level),
  ),
  question(
    {
      ...reading,
      id: "adminListBackups",
      path: "/api/admin/system/backups",
      summary: {
        en: "The last backups and readings of them",
        zh: "最近的备份与校验记录",
      },
      input: nothing,
      output: answers.backupRuns,
      example: {},
    },
    ({ services, caller }) => recentBackups(services, caller),
  ),
  order(
    {
      ...acting,
      id: "adminBackUp",
      path: "/api/admin/system/backup",
      summary: { en: "Backs up the database now", zh: "立即备份数据库" },
      input: nothing,
      output: z.object({ run: answers.backupRun }),
      example: {},
    },
    async ({ services, caller }) => ({ run: await orderBackup(services, caller) }),
  ),
  order(
    {
      ...acting,
      id: "adminVerifyBackup",
      path: "/api/admin/system/verify-backup",
      summary: { en: "Reads a backup back and checks it", zh: "读回并校验备份" },
      target: "file",
      input: z.object({
        file: explain(
          optionalText,
          "Name of the backup; empty: the newest",
          "备份文件名；留空为最新一份",
        ),
      }),
      output: z.object({ run: answers.backupRun }),
      example: { file: "" },
    },
    async ({ services, caller }, { file }) => ({
      run: await orderVerification(services, caller, file),
    }),
  ),
];
