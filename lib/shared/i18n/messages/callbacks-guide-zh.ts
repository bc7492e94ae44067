import type { callbacksGuideEn } from "./callbacks-guide-en";
import type { Guide } from "./guide";

/** Which callbacks are taken, how they are verified and what they do, in Chinese. */
export const callbacksGuideZh: Guide<keyof typeof callbacksGuideEn> = {
  addresses: {
    title: "地址",
    text: `
腾讯云以 POST 方式把 JSON 发到下面的地址。云直播的地址接收所有类型的事件。

- 原版文档中的地址 \`/callback/tape_callback.php\` 作用相同。
- 在控制台中，每种事件都可以填写单独的地址；类型从内容中读取。

在 embedded 模式下，媒体引擎自行上报，不需要回调；此时云直播的地址依然可用，IM 的地址则拒绝一切请求。
`,
  },
  events: {
    title: "云直播事件及其作用",
    text: `
字段可以是数字或文本，2016 年的和现在的写法都接受：\`channel_id\` 等同于 \`stream_id\`，\`video_id\` 或 \`record_file_id\` 等同于 \`file_id\`。

\`1\` 推流开始 :: 直播开始。云直播只看签名是否正确；在这里被封禁或不允许开播的人，此时会被断开。
\`0\` 断流 :: 直播结束：主播主动结束（\`errcode\` 为 1 或 2）时立即结束，否则在 \`RECONNECT_GRACE_SECONDS\` 内没有重新推流才结束。
\`100\` 录制文件 :: 回放出现在列表中。同一场直播的多种格式合并为一个回放；连麦观众的流不产生回放。
\`200\` 截图 :: 主播没有上传封面时，以最新的截图为封面。
\`314\` 转推、\`315\` 音频审核、\`317\` 图片审核 :: 写入记录供查看，不做处理。
\`321\` 推流异常、\`328\` 流监控 :: 写入记录。
\`332\` 录制状态、\`341\` 录制异常 :: 写入记录。
\`8\` 混流、\`338\` 字幕、\`348\` 智能摘要 :: 写入记录。
其他类型 :: 记录为“已忽略”。

不是在这里申请的流，属于同一账号下的其他产品，不作任何处理。
`,
  },
  signature: {
    title: "签名与过期",
    text: `
内容中带有 \`t\`（过期时间，Unix 秒）和 \`sign\`。签名是 \`API_KEY\` 与 \`t\` 的十进制数字直接拼接后的 MD5（十六进制）。

- 云直播把 \`t\` 设为十分钟之后。回调在 \`t\` 加 \`CALLBACK_GRACE_SECONDS\`（300）之前有效，因为重发可能较晚到达。
- \`t\` 比本服务器时钟超前 15 分钟以上的，不是云直播发出的，会被拒绝。
- 签名不覆盖内容和路径：谁读到一个签名，谁就能在过期前伪造事件。请使用 https。
`,
  },
  unsigned: {
    title: "不带签名的事件",
    text: `
转推（314）、推流异常（321）和流监控（328）不带 \`t\` 和 \`sign\`，只有发到带密语的地址才接受。密语由你选定：设置 \`CALLBACK_URL_SECRET\`，并在控制台中把它加在这些事件的地址后面，形如 \`?secret=VALUE\`。对其他类型，密语不起作用，仍然必须有签名。
`,
  },
  repeats: {
    title: "重复与顺序",
    text: `
每个回调至少送达一次，顺序不定；无论何种顺序、重复多少次，结果都相同。已知的回调以 200 应答，不改变任何数据：

\`0\`、\`1\` :: 按域名、路径、流和 \`sequence\` 识别。迟到的上一次断流不会结束当前的直播。
\`100\` :: 按文件 ID 识别。
\`200\` :: 按流、时间和图片识别。
\`314\`、\`317\`、\`321\`、\`332\` :: 按任务、时间或序号识别。

如果完全收不到回调，[与云直播的核对](/docs/tencent#outage)也会发现开播和结束。
`,
  },
  answers: {
    title: "应答的含义",
    text: `
\`200\` :: 已保存，包括重复的和不需处理的。内容为 \`{"code":0}\`。
\`403\` :: 未通过验证，没有改变任何数据。消息会说明原因：\`wrong sign\`、\`no t or sign\`、\`expired\`、\`t too far\`，或者内容不是 JSON 对象。
\`413\` :: 内容超过 \`MAX_BODY_BYTES\`。
\`500\` :: 无法保存，例如磁盘已满。

只要不是 200，云直播就每分钟重发一次，共 12 次（截图每 2 分钟一次，共 5 次）。在此期间改正密钥，可能不会丢失任何回调。
`,
  },
  ledger: {
    title: "回调记录",
    text: `
管理员可以在[回调记录页面](/admin/callbacks)看到每个云直播回调的判定结果和原因，最新的在前；对 IM 只记录被拒绝的。已接受的回调会保存内容（不含签名和推流签名，最多 4096 个字符），被拒绝的不保存内容。

\`CALLBACK_LEDGER_ROWS\` :: 保留多少条已接受的回调：50000，最旧的先删除。
\`REFUSED_CALLBACK_ROWS\` :: 保留多少条被拒绝的回调：5000。单独计数，因为任何人都可以发送这类请求，不能让它们把真实的记录挤掉。
\`REFUSED_CALLBACKS_PER_MINUTE\` :: 每个网络地址每分钟最多记录多少条被拒绝的回调：30。超出的同样被拒绝，只是不再记录。
`,
  },
  im: {
    title: "IM 回调",
    text: `
命令在查询参数 \`CallbackCommand\` 中：

\`Group.CallbackBeforeSendMsg\` :: 手机端即将发言。应答 \`ErrorCode\` 为 0 表示下发；发送者被禁言、全员禁言或含有屏蔽词（\`BLOCKED_WORDS\`）时为 1 并附原因。IM 只等待 2 秒；如果本服务器自身出错，消息照常下发。
\`Group.CallbackAfterSendMsg\` :: 消息已下发：它会出现在网页上，无论重复多少次都只出现一次。本服务器自己发送的消息会跳过。
\`Group.CallbackAfterGroupDestroyed\` :: 如果该群的直播仍在进行，会检查并重建聊天群。
其他 :: 应答成功，不做处理。
`,
  },
  imSignature: {
    title: "IM 的签名",
    text: `
查询参数中带有 \`Sign\` 和 \`RequestTime\`：签名是 \`IM_CALLBACK_TOKEN\` 与 \`RequestTime\` 的数字直接拼接后的 SHA-256（十六进制）。\`RequestTime\` 的误差不得超过 60 秒，请保持时钟同步。\`SdkAppid\` 必须等于 \`IM_SDKAPPID\`。不符合的应答 403 并写入记录；没有设置 Token 时，所有回调都是如此。这里的签名同样不覆盖内容：请使用 https。
`,
  },
  try: {
    title: "用 curl 试一试",
    text: `
以下命令按腾讯云的方式签名，发送不会改变任何数据的事件。请在前几行填入自己的密钥、Token 和应用 ID，并避免它们留在命令行历史中。
`,
  },
};
