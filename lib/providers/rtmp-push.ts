import { connect, type Socket } from "node:net";
import { type AmfValue, decodeAmf0, encodeAmf0, isAmfObject } from "@/lib/media/rtmp/amf0";
import { ChunkReader } from "@/lib/media/rtmp/chunk-reader";
import { endSocket } from "@/lib/media/rtmp/end-socket";
import { messageType } from "@/lib/media/rtmp/message-type";
import { encodeMessage } from "@/lib/media/rtmp/message-writer";
import { RtmpProtocolError } from "@/lib/media/rtmp/protocol-error";
import { failureReason } from "@/lib/shared/failure-reason";

export interface RtmpTarget {
  readonly host: string;
  readonly port: number;
  readonly app: string;
  /** With its query; empty: go no further than the connection. */
  readonly streamKey: string;
  readonly timeoutMs: number;
}

export type PushOutcome =
  /** `end` says goodbye and resolves once the connection is gone. */
  | { readonly kind: "accepted"; end(): Promise<void> }
  | { readonly kind: "refused" | "unreachable"; readonly reason: string };

/** Addresses leave it out (Adobe RTMP 1.0 §1). */
const standardPort = 1935;
/** S0, S1 and S2 (Adobe RTMP 1.0 §5.2). */
const handshakeBytes = 1 + 2 * 1536;
const lingerMs = 1000;
/** AAC-LC, 44.1 kHz, stereo: its configuration, and a frame of silence (FLV audio tags). */
const audioConfig = Buffer.from("af001210", "hex");
const silence = Buffer.from("af01211004608c1c", "hex");
const silenceIntervalMs = 100;

/**
 * Publishes as an encoder does: handshake, connect, createStream, publish. While it is accepted it
 * sends silence, because some sources report a push only when media arrives.
 */
export function pushByRtmp(target: RtmpTarget): Promise<PushOutcome> {
  const socket = connect(target.port, target.host);
  const reader = new ChunkReader({ maxChunkStreams: 64, maxMessageBytes: 1 << 20 });
  let skip = handshakeBytes;
  let connected = false;
  let streamId = 1;
  return new Promise((resolve) => {
    const timer = setTimeout(() => fail("TIMEOUT"), target.timeoutMs);
    const settle = (outcome: PushOutcome) => {
      clearTimeout(timer);
      if (outcome.kind !== "accepted") socket.destroy();
      resolve(outcome);
    };
    // Once it spoke RTMP with us, an end of the connection is its answer.
    const fail = (reason: string) =>
      settle({ kind: connected ? "refused" : "unreachable", reason });
    socket.on("error", (error) => fail(failureReason(error)));
    socket.on("close", () => fail("closed"));
    socket.on("connect", () => {
      socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(handshakeBytes - 1)]));
      const port = target.port === standardPort ? "" : `:${target.port}`;
      const tcUrl = `rtmp://${target.host}${port}/${target.app}`;
      command(socket, 0, "connect", 1, { app: target.app, type: "nonprivate", tcUrl });
    });
    socket.on("data", (bytes) => {
      const rest = bytes.subarray(Math.min(skip, bytes.length));
      skip -= bytes.length - rest.length;
      try {
        reader.push(Buffer.from(rest), (message) => {
          if (message.type !== messageType.command) return;
          answer(decodeAmf0(message.payload));
        });
      } catch (error) {
        if (!(error instanceof RtmpProtocolError)) throw error;
        fail("not RTMP");
      }
    });

    function answer(values: AmfValue[]): void {
      const [name, transaction] = values;
      if (name === "_error") {
        fail(codeIn(values));
      } else if (name === "_result" && transaction === 1) {
        connected = true;
        if (target.streamKey !== "") command(socket, 0, "createStream", 2, null);
        else settle({ kind: "accepted", end: () => endSocket(socket, lingerMs) });
      } else if (name === "_result" && transaction === 2) {
        streamId = streamIdIn(values);
        command(socket, streamId, "publish", 3, null, target.streamKey, "live");
      } else if (name === "onStatus") {
        const code = codeIn(values);
        if (code === "NetStream.Publish.Start") settle(accepted(socket, streamId));
        else if (infoIn(values).level !== "status") fail(code);
      }
    }
  });
}

function accepted(socket: Socket, streamId: number): PushOutcome {
  const startedMs = performance.now();
  const send = (payload: Buffer) =>
    socket.write(
      encodeMessage({
        chunkStreamId: 4,
        type: messageType.audio,
        streamId,
        payload,
        timestampMs: performance.now() - startedMs,
      }),
    );
  send(audioConfig);
  const timer = setInterval(() => send(silence), silenceIntervalMs);
  socket.once("close", () => clearInterval(timer));
  return {
    kind: "accepted",
    end() {
      clearInterval(timer);
      command(socket, 0, "deleteStream", 4, null, streamId);
      return endSocket(socket, lingerMs);
    },
  };
}

function command(socket: Socket, streamId: number, ...values: AmfValue[]): void {
  const payload = encodeAmf0(...values);
  // The peer reads pieces of 128 bytes as long as nobody has told it another size.
  socket.write(
    encodeMessage({ chunkStreamId: 3, type: messageType.command, streamId, payload }, 128),
  );
}

/** The code of an answer's information object; never its description, which may quote the address. */
function codeIn(values: readonly AmfValue[]): string {
  const { code } = infoIn(values);
  return typeof code === "string" && /^[\w.]{1,64}$/.test(code) ? code : "refused";
}

/** The information object, which comes last (Adobe RTMP 1.0 §7.2.2). */
function infoIn(values: readonly AmfValue[]): { readonly [key: string]: AmfValue } {
  const info = values.findLast((value) => isAmfObject(value));
  return info !== undefined && isAmfObject(info) ? info : {};
}

function streamIdIn(values: readonly AmfValue[]): number {
  const id = values[3];
  return typeof id === "number" ? id : 1;
}
