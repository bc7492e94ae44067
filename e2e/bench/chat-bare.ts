// The baseline of `bench -- chat`: a node:http server that gives every open stream the bytes it is
// sent, and does nothing else.
import { createServer, type ServerResponse } from "node:http";
import { answerMeasure } from "./chat-measure";

const streams = new Set<ServerResponse>();
let seq = 0;

const server = createServer((req, res) => {
  if (req.method === "GET") {
    res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    res.write("retry: 2000\n\n");
    streams.add(res);
    res.once("close", () => streams.delete(res));
    return;
  }
  const chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => chunks.push(chunk));
  req.on("end", () => {
    const { id, text } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
    seq += 1;
    const writer = { userId: "bench_0", nickname: "Bench", avatarUrl: "" };
    const plain = { sentAtMs: Date.now(), role: "", placement: "scroll", replyTo: null };
    const message = { seq, id, kind: "text", ...writer, text, ...plain };
    const frame = Buffer.from(`id: ${seq}\ndata: ${JSON.stringify(message)}\n\n`);
    for (const stream of streams) stream.write(frame);
    res.end("{}");
  });
});
answerMeasure(() => ({ streams: streams.size }));
server.listen(0, "127.0.0.1", 20_000, () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address ? address.port : 0);
});
