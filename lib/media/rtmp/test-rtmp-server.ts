import assert from "node:assert/strict";
import type { Kick, MediaLog, PublishDecision, PublishRequest } from "@/lib/media/types";
import type { RtmpLimits } from "./limits";
import { RecordingSink } from "./recording-sink";
import { RtmpServer } from "./server";
import { avcConfigTag, TestPublisher } from "./test-publisher";

/** Of every push signature in tests; it must be in no log. */
export const secret = "ec8f3a21b7";
export const rejected = "NetStream.Publish.Rejected";

/** A server on a port of its own, with everything that has reached it; for tests. */
export class TestRtmpServer {
  readonly sinks: RecordingSink[] = [];
  readonly kicks: Kick[] = [];
  readonly requests: PublishRequest[] = [];
  readonly lines: { level: string; fields: object; message: string }[] = [];
  readonly log: MediaLog = {
    info: this.#note("info"),
    warn: this.#note("warn"),
    error: this.#note("error"),
  };
  /** What becomes of a publish; all are accepted unless a test says otherwise. */
  decide: (request: PublishRequest) => Promise<PublishDecision> = async () => this.accept();
  #server: RtmpServer | undefined;

  get port(): number {
    return this.#server?.port ?? 0;
  }

  accept(): PublishDecision {
    const sink = new RecordingSink();
    this.sinks.push(sink);
    return { accepted: true, sink, bind: (kick) => this.kicks.push(kick) };
  }

  async start(limits: Partial<RtmpLimits> = {}): Promise<void> {
    const onPublish = (request: PublishRequest): Promise<PublishDecision> => {
      this.requests.push(request);
      return this.decide(request);
    };
    const { log } = this;
    this.#server = new RtmpServer({ host: "127.0.0.1", port: 0, onPublish, log, limits });
    await this.#server.start();
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  /** A whole broadcast: it must always be possible, whatever somebody else did before. */
  async expectStillServing(): Promise<void> {
    this.decide = async () => this.accept();
    const publisher = new TestPublisher(this.port);
    const answer = await publisher.publish(`next?txSecret=${secret}`);
    assert.equal(answer, "NetStream.Publish.Start");
    publisher.send(9, avcConfigTag);
    publisher.command("deleteStream", 4, null, 1);
    await publisher.closed;
    const { videoConfigs = [], ends = [] } = this.sinks.at(-1) ?? {};
    assert.equal(videoConfigs.length, 1);
    assert.deepEqual(
      ends.map((end) => end.errorCode),
      [1],
    );
  }

  /** Stops, and holds what is true of every publisher, however it was treated. */
  async stopAndCheck(): Promise<void> {
    await this.stop();
    for (const sink of this.sinks) {
      assert.equal(sink.ends.length, 1);
      assert.equal(sink.callsAfterEnd, 0);
    }
    assert.ok(!JSON.stringify(this.lines).includes(secret), "a signature is in the log");
  }

  #note(level: string): MediaLog["info"] {
    return (fields, message) => this.lines.push({ level, fields, message });
  }
}
