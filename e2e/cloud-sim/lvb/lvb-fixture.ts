import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { type Publisher, publish } from "../../support/publisher";
import { type CallbackReceiver, startCallbackReceiver } from "./callback-receiver";
import { startLvb } from "./lvb-edge";
import type { LvbEdge, LvbOptions } from "./lvb-types";
import { txQuery } from "./push-url-fixture";

const WHOLE_SEGMENT = /#EXTINF[^\n]*\n\S+\.m4s/;

/** Keys of the account in the tests. */
export const TEST_ACCOUNT = {
  appId: 1_250_000_000,
  pushKey: "pushkeypushkeypushkey",
  pushBackupKey: "backupkeybackupkey",
  callbackKey: "callbackkeycallbackkey",
  secretId: "AKIDEXAMPLE",
  secretKey: "secretkeysecretkey",
} as const;

/** An edge with somebody to notify. */
export interface LvbFixture {
  readonly edge: LvbEdge;
  readonly receiver: CallbackReceiver;
  /** Signed with the push key for an hour. */
  pushUrl(streamName: string, key?: string): string;
  /** Pushes by ffmpeg until it is stopped; `more` joins the query of the URL. */
  push(streamName: string, more?: string): Publisher;
  /** The playlist once it has a whole segment; waits for the stream. */
  playlist(streamName: string, query?: string): Promise<string>;
  /** Bodies of one type in the order of their arrival. */
  bodies(eventType: number): Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

/** Starts both on free ports; repetitions come quickly. */
export async function startLvbFixture(options: Partial<LvbOptions> = {}): Promise<LvbFixture> {
  const receiver = await startCallbackReceiver();
  const edge = await startLvb({
    ...TEST_ACCOUNT,
    callbackUrl: receiver.url,
    recordingsDir: mkdtempSync(path.join(tmpdir(), "lvb-")),
    retryIntervalMs: 20,
    ...options,
  });
  const publishers: Publisher[] = [];
  const pushUrl = (streamName: string, key: string = TEST_ACCOUNT.pushKey) => {
    const expiresAtMs = Date.now() + 3_600_000;
    return `rtmp://${edge.pushAddress}/live/${streamName}?${txQuery({ key, streamName, expiresAtMs })}`;
  };
  return {
    edge,
    receiver,
    pushUrl,
    push(streamName, more = "") {
      const publisher = publish(pushUrl(streamName) + more);
      publishers.push(publisher);
      return publisher;
    },
    async playlist(streamName, query = "") {
      const url = `http://${edge.playAddress}/live/${streamName}.m3u8?${query}`;
      let text = "";
      await expect
        .poll(async () => {
          const response = await fetch(url);
          text = await response.text();
          return WHOLE_SEGMENT.test(text);
        })
        .toBe(true);
      return text;
    },
    bodies: (eventType) =>
      receiver.received.map(({ body }) => body).filter((body) => body.event_type === eventType),
    async stop() {
      await Promise.all(publishers.map((publisher) => publisher.kill()));
      await edge.stop();
      await receiver.stop();
    },
  };
}
