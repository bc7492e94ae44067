// For `bench -- chat`: the product behind its front door, in a process that can be asked how much
// memory it has after a collection (`--expose-gc`). Pages are left out; a chat needs none.
import { boot, listen } from "@/lib/boot";
import { loadConfig } from "@/lib/config";
import { createFrontDoor } from "@/lib/server/front-door";
import { answerMeasure } from "./chat-measure";

const config = loadConfig();
const { runtime } = await boot(config);
const server = createFrontDoor({
  runtime,
  pages: new Promise(() => undefined),
  doorsByNext: false,
  dev: false,
});
await listen(server, config);
answerMeasure(() => ({ ...runtime.chat.load, ...runtime.presence.load }));
const address = server.address();
process.send?.(typeof address === "object" && address ? address.port : 0);
