import type { Guide } from "./guide";
import type { webhooksGuideEn } from "./webhooks-guide-en";

/** How other servers are told what happens here, in Chinese. */
export const webhooksGuideZh: Guide<keyof typeof webhooksGuideEn> = {
  begin: {
    title: "开始使用",
    text: `
管理员在 [Webhook 页面](/admin/webhooks)新增地址并选择事件。密钥只显示一次，接收方用它验证签名。“发送测试”会发送一个 \`webhook.test\` 并显示返回结果。

每个事件都是一个 JSON 格式的 POST 请求。请在 20 秒内返回 200 至 299 之间的状态码，之后再处理内容。
`,
  },
  events: {
    title: "事件",
    text: `
请求内容包含 \`type\`、\`timestamp\`（发生时间）和 \`data\`。时间为 UTC 的 ISO 8601 格式。其中没有任何机密；需要更多信息时，请调用[接口](/docs/api)。

\`live.started\` :: 从现在起所有人都可以观看一场直播：\`sessionId\`、\`userid\`、\`nickname\`、\`title\`、\`startedAt\`。预览在主播正式开播时才会通知。
\`live.ended\` :: 直播结束：字段同上，另有 \`endedAt\` 和 \`durationSeconds\`。掉线的推流会等待 \`RECONNECT_GRACE_SECONDS\` 秒。
\`tape.ready\` :: 所有人都可以观看一段录制：\`fileId\`、\`sessionId\`、\`userid\`、\`title\`、\`startedAt\`、\`endedAt\`、\`durationSeconds\`。隐藏的和过短的录制不会通知。
\`report.filed\` :: 收到举报：\`reportId\`、\`reported\`、\`reason\`、\`room\`、\`tapeFileId\`。
\`webhook.test\` :: 由管理员发起，或接收地址刚刚启用、更换：\`endpointId\`、\`orderedBy\`。

请按 \`type\` 处理事件，忽略不认识的类型：以后可能增加。
`,
  },
  verify: {
    title: "验证签名",
    text: `
签名遵循 [Standard Webhooks](https://www.standardwebhooks.com) 规范，许多语言都有现成的库。每个事件带有三个请求头：

\`webhook-id\` :: 事件标识，每次尝试都相同。
\`webhook-timestamp\` :: 发送时间，Unix 秒。请拒绝相差超过五分钟的请求。
\`webhook-signature\` :: \`v1,\` 加上 base64 编码的 HMAC-SHA256，签名对象是以英文句点连接的标识、时间和请求内容。密钥为 \`whsec_\` 之后的部分经 base64 解码得到的字节。

请用收到的原始内容验证，之后再解析。
`,
  },
  tries: {
    title: "重试与重复",
    text: `
每个事件至少投递一次，顺序不保证：请记住已处理的 \`webhook-id\`，并以 \`timestamp\` 判断先后。

- 没有返回 200 至 299 时，会在 5 秒、5 分钟、30 分钟、2、5、10、14、20、24 小时后重试，每次随机稍晚一些，之后放弃。
- \`Retry-After\` 可以推迟下一次尝试，最多一天。
- \`410\` 会立即停用该地址。连续五天全部失败也会停用。发送测试后重新计算天数。
- 不跟随重定向；返回内容最多读取 4096 字节。
- 等待发送的内容在重启后继续。最新的 10,000 条投递记录会保留，包括每次返回内容的开头；每条都可以手动重新发送。
`,
  },
  addresses: {
    title: "允许的地址",
    text: `
地址须以 https 开头且位于公网。每次尝试都会重新解析域名，并只连接到检查过的那个地址；内网、本机及其他非公网地址会被拒绝。

\`WEBHOOK_ALLOW_PRIVATE=on\` :: 用于内网中的接收方：允许 http 和内网地址。此时管理员可以通过本服务器访问它能访问的一切。
`,
  },
};
