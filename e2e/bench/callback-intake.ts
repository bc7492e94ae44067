import { Agent, request } from "node:http";
import { callbackSign } from "@/lib/signing/callback-sign";
import { load } from "./load";

const callbacksPerSecond = 200;
const seconds = 10;

/** The first ones meet code that was never run; nobody waits for those. */
const warmUpSeconds = 2;

/** How fast callbacks are taken in while 64 connections read lists. */
export async function measureCallbackIntake(base: string, apiKey: string): Promise<void> {
  const reading = load(
    {
      name: "readers",
      url: `${base}/interface.php`,
      method: "POST",
      body: JSON.stringify({ Action: "FetchList", flag: 3, pageno: 1, pagesize: 20 }),
    },
    warmUpSeconds + seconds + 1,
  );
  const agent = new Agent({ keepAlive: true });
  const started = performance.now();
  const sent: Promise<number>[] = [];
  for (let i = 0; i < callbacksPerSecond * (warmUpSeconds + seconds); i += 1) {
    const due = started + (i * 1000) / callbacksPerSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(sendCallback(agent, base, apiKey, i));
  }
  const all = await Promise.all(sent);
  const took = all.slice(callbacksPerSecond * warmUpSeconds).sort((a, b) => a - b);
  const { requestsPerSecond } = await reading;
  agent.destroy();
  const p99 = took[Math.floor(took.length * 0.99)] ?? 0;
  console.log(
    `\ncallbacks, ${callbacksPerSecond} a second beside 64 readers (${requestsPerSecond.toFixed(0)} lists a second): p50 ${(took[took.length >> 1] ?? 0).toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
  );
}

/** Milliseconds until the answer. @throws when it is not 200. */
function sendCallback(agent: Agent, base: string, apiKey: string, i: number): Promise<number> {
  const t = Math.floor(Date.now() / 1000) + 600;
  const body = JSON.stringify({
    event_type: i % 2,
    t,
    sign: callbackSign(apiKey, String(t)),
    stream_id: `1000_live_${10 + (i % 100)}`,
    sequence: String(1_000_000 + (i >> 1)),
    event_time: t - 600,
  });
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const req = request(
      `${base}/callback/Live_callback.php`,
      { agent, method: "POST", headers: { "content-type": "application/json" } },
      (res) => {
        res.resume();
        res.once("end", () => {
          if (res.statusCode === 200) resolve(performance.now() - sentAt);
          else reject(new Error(`A callback was answered ${res.statusCode}.`));
        });
      },
    );
    req.once("error", reject);
    req.end(body);
  });
}
