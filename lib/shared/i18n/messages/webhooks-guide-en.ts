import type { Guide } from "./guide";

/** How other servers are told what happens here, in English. */
export const webhooksGuideEn = {
  begin: {
    title: "How it begins",
    text: `
An administrator adds an address on [the webhooks page](/admin/webhooks) and chooses its events. The secret is shown once; the receiver verifies signatures with it. “Send a test” posts a \`webhook.test\` and shows the answer.

Every event is a POST with JSON. Answer with any status from 200 to 299 within 20 seconds, and do the work afterwards.
`,
  },
  events: {
    title: "Events",
    text: `
The body has \`type\`, \`timestamp\` (when it happened) and \`data\`. Times are ISO 8601 in UTC. Nothing in it is secret; what you need beyond it, ask the [API](/docs/api) for.

\`live.started\` :: Everybody may watch a broadcast from now on: \`sessionId\`, \`userid\`, \`nickname\`, \`title\`, \`startedAt\`. A preview is told of when its broadcaster goes live.
\`live.ended\` :: It is over: the same, \`endedAt\` and \`durationSeconds\`. A publisher that was lost is waited for, for \`RECONNECT_GRACE_SECONDS\`.
\`tape.ready\` :: A recording can be watched by everybody: \`fileId\`, \`sessionId\`, \`userid\`, \`title\`, \`startedAt\`, \`endedAt\`, \`durationSeconds\`. Hidden and too short ones are not told of.
\`report.filed\` :: Somebody has complained: \`reportId\`, \`reported\`, \`reason\`, \`room\`, \`tapeFileId\`.
\`webhook.test\` :: An administrator has ordered it, or the endpoint was turned on or given another address: \`endpointId\`, \`orderedBy\`.

Take events by their \`type\` and let be what you do not know: others may be added.
`,
  },
  verify: {
    title: "Verifying",
    text: `
The signature is that of [Standard Webhooks](https://www.standardwebhooks.com), for which there are libraries in many languages. Three headers come with every event:

\`webhook-id\` :: Names the event, the same at every try.
\`webhook-timestamp\` :: When it was posted, in Unix seconds. Refuse what is more than five minutes off.
\`webhook-signature\` :: \`v1,\` and the HMAC-SHA256, in base64, of id, timestamp and body with a full stop between them. The key are the bytes that the secret behind \`whsec_\` is base64 of.

Verify the body as it came, before it is parsed.
`,
  },
  tries: {
    title: "Tries and repetitions",
    text: `
Delivery is at least once, and the order is not certain: remember the \`webhook-id\` of what you have taken, and go by \`timestamp\`.

- What is not answered with 200 to 299 is tried again after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10, 14, 20 and 24 hours, each a little later by chance. Then it is given up.
- \`Retry-After\` puts the next try off, by a day at most.
- \`410\` turns the endpoint off at once. So do five days of nothing but failures. A test begins these days anew.
- Redirections are not followed, and of an answer no more than 4096 bytes are read.
- What waits survives a restart. The log keeps the newest 10,000 deliveries with the beginning of each answer; each can be sent again by hand.
`,
  },
  addresses: {
    title: "Which addresses may be",
    text: `
An address begins with https and leads to the internet. Its name is resolved at every try, the connection goes to the very address that was checked, and one that is private, of this machine or otherwise not of the internet is refused.

\`WEBHOOK_ALLOW_PRIVATE=on\` :: For receivers in your own network: also http and private addresses. Whoever administers this server can then reach what the server can reach.
`,
  },
} satisfies Guide;
