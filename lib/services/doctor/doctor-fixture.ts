import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cloud, type CloudOptions, startCloud } from "@/e2e/cloud-sim/cloud-sim";
import { loadConfig } from "@/lib/config";
import { answerCallback } from "@/lib/protocol/callback-answer";
import type { CheckId, Finding } from "@/lib/shared/doctor/finding";
import { openTestServices, type TestServices } from "../services-fixture";
import { type DoctorOptions, doctorChecks } from "./doctor-checks";
import { runChecks } from "./run-checks";

/** A server with a whole cloud of its own; settings can be broken one by one. */
export interface Clinic {
  readonly cloud: Cloud;
  readonly services: TestServices;
  /** How far our clock runs ahead, in milliseconds. */
  clockAheadMs: number;
  /** When the server's own process last accepted a callback of IM (Unix ms); null outside it. */
  imHeardMs: number | null;
  /** Runs the doctor with some settings changed; `""` unsets. */
  examine(
    changed?: Readonly<Record<string, string>>,
    options?: Partial<DoctorOptions>,
  ): Promise<Diagnosis>;
  close(): Promise<void>;
}

/** The findings of one run. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Cause by check. */
  readonly causes: Readonly<Partial<Record<CheckId, string>>>;
  /** Causes of what is neither ok nor skipped. */
  readonly problems: readonly string[];
}

/** Starts cloud, server and callbacks between them. */
export async function openClinic(options: Partial<CloudOptions> = {}): Promise<Clinic> {
  const recordingsDir = mkdtempSync(path.join(tmpdir(), "mini-lvb-doctor-"));
  const cloud = await startCloud({ recordingsDir, ...options });
  const base = openTestServices({ ...cloud.env });
  const clock = { aheadMs: 0 };
  const relay: { state: { heardMs: number | null } } = { state: { heardMs: null } };
  const now = () => Date.now() + clock.aheadMs;
  const services: TestServices = { ...base, now };
  const server = createServer(async (req, res) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of req) chunks.push(chunk as Uint8Array);
    if (req.url === "/healthz") {
      res.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
      return;
    }
    // IM's door has a test of its own; here its callbacks are as if they had never come.
    if (req.url?.startsWith("/callback/im")) {
      res.writeHead(200).end("{}");
      return;
    }
    const request = new Request(`http://127.0.0.1${req.url}`, {
      method: "POST",
      body: Buffer.concat(chunks),
    });
    const answer = await answerCallback(services, request);
    res.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cloud.connect(publicUrl);
  return {
    cloud,
    services,
    get clockAheadMs() {
      return clock.aheadMs;
    },
    set clockAheadMs(ms) {
      clock.aheadMs = ms;
    },
    get imHeardMs() {
      return relay.state.heardMs;
    },
    set imHeardMs(ms) {
      relay.state.heardMs = ms;
    },
    async examine(changed = {}, doctorOptions = {}) {
      const config = loadConfig({
        ...cloud.env,
        DATA_DIR: base.config.dataDir,
        LOG_LEVEL: "silent",
        PUBLIC_URL: publicUrl,
        ...changed,
      });
      const { database, log } = services;
      const patient = { config, database, log, relay, now };
      const checks = doctorChecks(patient, { push: false, ...doctorOptions });
      return diagnosisOf(await runChecks(patient, checks));
    },
    async close() {
      await cloud.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      base.close();
      rmSync(recordingsDir, { recursive: true, force: true });
    },
  };
}

function diagnosisOf(findings: readonly Finding[]): Diagnosis {
  return {
    findings,
    causes: Object.fromEntries(findings.map(({ check, cause }) => [check, cause])),
    problems: findings
      .filter(({ status }) => status === "failed" || status === "warning")
      .map(({ cause }) => cause),
  };
}
