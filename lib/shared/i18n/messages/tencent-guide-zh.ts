import type { Guide } from "./guide";
import type { tencentGuideEn } from "./tencent-guide-en";

/** How to set up and run Tencent mode, in Chinese. */
export const tencentGuideZh: Guide<keyof typeof tencentGuideEn> = {
  overview: {
    title: "准备工作",
    text: `
需要一个开通了云直播（LVB）、即时通信（IM）和对象存储（COS）的腾讯云账号，两个直播域名，以及一台腾讯云能通过 https 访问的服务器。页面、接口、聊天和列表仍由本服务器提供；媒体、图片和手机端聊天在云端。

1. 按下文从各控制台收集配置，写入 \`.env\`，或者[从旧系统导入](#import)。
2. 设置 \`MODE=tencent\` 和 \`PUBLIC_URL\`（本服务器的 https 地址）。
3. 运行[诊断](#doctor)，直到没有问题。
4. \`npm start\`。必填项缺一不可：缺少哪一项，启动信息就会指出哪一项，绝不会自动退回 embedded 模式。

还没有账号？可以[先在本机试用](#try)。
`,
  },
  live: {
    title: "云直播：域名与密钥",
    text: `
1. 记下账号的 \`APPID\`（控制台：账号信息）：\`APP_ID\`。
2. 添加自有的推流域名和播放域名并配置 CNAME（控制台：云直播 → 域名管理）：\`PUSH_DOMAIN\`、\`PLAY_DOMAIN\`。老账号可以都不填，默认为 \`BIZID.livepush.myqcloud.com\` 和 \`BIZID.liveplay.myqcloud.com\`；其中的 BIZID 就是 \`APP_BIZID\`。
3. 开启推流鉴权（推流域名 → 推流配置 → 鉴权配置），复制主 KEY：\`PUSH_KEY\`；如有备 KEY：\`PUSH_KEY_BACKUP\`。
4. 如果播放域名开启了鉴权（访问控制），复制它的密钥：\`PLAY_KEY\`。它不能与推流密钥相同，因为每个观众都会拿到用它签名的地址；相同时服务器拒绝启动。
5. 为播放域名配置证书。没有证书时设 \`PLAY_SCHEME=http\`，但浏览器只有在 http 页面上才能播放。
6. 用 \`STREAM_NAMES\` 选择流名形式：\`bizid\`（\`BIZID_userid\`，与原版相同）或 \`plain\`（只用 userid，适合自有域名）。

如果控制台选用了 SHA-256 或大写的 \`txTime\`，请设置 \`TX_SECRET_ALGORITHM\` 和 \`TX_TIME_CASE\`；常用的 \`md5\` 和 \`lower\` 无需设置。
`,
  },
  liveCallbacks: {
    title: "云直播：回调",
    text: `
开播和结束以云直播的通知为准。请创建回调模板（控制台：云直播 → 事件中心 → 直播回调），填写以下内容并绑定到推流域名：

1. 回调密钥，两边必须一致：\`API_KEY\`。
2. 推流、断流、录制回调填下面的第一个地址；如果想用截图做封面，截图回调也填它。
3. 有三种事件不带签名（转推 314、推流异常 321、流监控 328）：请设置 \`CALLBACK_URL_SECRET\`，并在地址后加上 \`?secret=\` 和它的值。不需要这些事件就不要开启。

各事件的作用见[回调](/docs/callbacks)。
`,
  },
  recording: {
    title: "云直播：录制",
    text: `
创建包含 HLS 和 MP4 的录制模板（控制台：云直播 → 功能配置 → 直播录制），并绑定到推流域名。每个录制完成的文件都会通过回调通知，随后出现在回放列表中。

使用 \`STREAM_NAMES=bizid\` 时，推流地址中还会请求按三小时分片录制 HLS 和 MP4，老域名支持这种写法；\`RECORDING=off\` 则不请求。使用 plain 流名时，只由录制模板决定。
`,
  },
  cos: {
    title: "COS：图片",
    text: `
1. 创建公有读、私有写的存储桶（控制台：对象存储 → 存储桶列表）：\`COSKEY_BUCKET\`、\`COSKEY_BUCKET_REGION\`；名称末尾的数字是 \`COSKEY_APPID\`。
2. 允许浏览器上传（存储桶 → 安全管理 → 跨域访问 CORS 设置）：来源填你的 \`PUBLIC_URL\`，方法选 POST，允许所有头部。
3. 绑定自有域名（存储桶 → 域名与传输管理），把 \`COSKEY_DOMAIN\` 设为它的 https 地址：2024 年以后创建的存储桶不能用默认域名在浏览器中显示图片。
4. 创建只能使用这个存储桶的子账号密钥，授予下面列出的操作：\`COSKEY_SECRETID\`、\`COSKEY_SECRETKEY\`。原版误拼的 \`COSKEY_SECRECTID\` 和 \`COSKEY_SECRECTKEY\` 同样有效。

浏览器用表单直接上传到存储桶，表单限定了一个名称、一种类型和最大 \`UPLOAD_MAX_BYTES\` 字节，有效期为 \`UPLOAD_URL_TTL_SECONDS\`；服务器检查文件之后才会展示它的地址。

旧版 App 自行签名上传。\`COS_LEGACY_SIGN=on\` 会把签名交给请求者：在 \`COSKEY_EXPIRED_TIME\` 秒内，任何请求者都可以覆盖存储桶里的任何图片（\`GetCOSSign\`），或签发该密钥的任何请求（signKey）。只能使用仅限这一个存储桶的密钥。
`,
  },
  im: {
    title: "IM：与手机端聊天",
    text: `
1. 创建应用（控制台：即时通信 IM）：\`IM_SDKAPPID\` 及其密钥 \`IM_SECRETKEY\`。2019 年 7 月之前的应用使用密钥对：\`PRIVATEKEY\`、\`PUBLICKEY\` 和 \`IM_ACCOUNTTYPE\`。
2. 添加管理员账号（基础配置 → 管理员），填入 \`ADMINISTRATOR\`。
3. 把下面的第二个地址填为回调地址（回调配置），并在那里开启鉴权，其 Token 即 \`IM_CALLBACK_TOKEN\`。没有它，所有回调都会被拒绝，网页听不到手机端。
4. 开启群内发言之前、发言之后以及群组解散之后的回调。修改约 2 分钟后生效。

中国大陆以外的 REST API 地址不同，例如 \`https://adminapisgp.im.qcloud.com\`：\`IM_API_URL\`。每场直播需要一个直播群（AVChatRoom），数量上限取决于应用的版本。
`,
  },
  cloudApi: {
    title: "云 API 密钥",
    text: `
创建一个编程访问的子账号（控制台：访问管理 → 用户），只授予下面的策略，然后设置 \`TENCENTCLOUD_SECRET_ID\` 和 \`TENCENTCLOUD_SECRET_KEY\`。服务器会调用：

\`DescribeLiveStreamOnlineList\` :: 云端有哪些流，每 \`RECONCILE_SECONDS\` 秒查询一次。
\`DescribeLiveStreamState\` :: 列表中没有的流是否真的断了。
\`DropLiveStream\` :: 断开不允许开播的人的推流。
\`ForbidLiveStream\` :: 禁止被封禁的主播推流。
\`ResumeLiveStream\` :: 恢复其推流。
\`DescribeLivePushAuthKey\` :: 诊断时比对推流密钥。
\`DescribeLivePlayAuthKey\` :: 诊断时比对播放密钥。
\`DescribeStreamPlayInfoList\` :: 供管理员查看的观众数和带宽，滞后几分钟。
\`DescribeStreamPushInfoList\` :: 供开播台查看的推流状况，滞后几分钟。
`,
  },
  settings: {
    title: "本模式的全部配置",
    text: `
缺少以下任何一项都无法启动：\`APP_ID\`、\`APP_BIZID\`、\`API_KEY\`、\`PUSH_KEY\`、\`TENCENTCLOUD_SECRET_ID\`、\`TENCENTCLOUD_SECRET_KEY\`、\`IM_SDKAPPID\`、\`IM_SECRETKEY\`（或 \`PRIVATEKEY\`），以及 COS 的五项：\`COSKEY_APPID\`、\`COSKEY_BUCKET\`、\`COSKEY_BUCKET_REGION\`、\`COSKEY_SECRETID\`、\`COSKEY_SECRETKEY\`。其余为：

\`PUSH_KEY_BACKUP\` :: 更换前或更换后的 \`PUSH_KEY\`；诊断会检查域名是否认可它。
\`PUSH_DOMAIN\`、\`PLAY_DOMAIN\` :: 主机名；不填则用 BIZID 的域名。
\`PLAY_SCHEME\` :: \`https\`，或 \`http\`。
\`PLAY_KEY\`、\`PLAY_URL_TTL_SECONDS\` :: 为播放地址签名，有效 86400 秒；播放器在过半时换用新地址，播放不中断。
\`PUSH_URL_TTL_SECONDS\` :: 推流地址多久之内可以开播：86400。
\`LIVE_APP_NAME\` :: 推流和播放地址中的 AppName：\`live\`。
\`STREAM_NAMES\` :: \`bizid\` 或 \`plain\`。
\`TX_SECRET_ALGORITHM\`、\`TX_TIME_CASE\` :: \`md5\` 或 \`sha256\`；\`lower\` 或 \`upper\`。
\`CALLBACK_GRACE_SECONDS\` :: 回调过期后仍接受多久：300。
\`CALLBACK_URL_SECRET\` :: 带有它的地址可以接收不带签名的事件。
\`RECONCILE_SECONDS\` :: 多久与云直播核对一次：15，最多 25。
\`LIVE_API_URL\`、\`IM_API_URL\` :: 两个云端接口的地址。
\`COS_ENDPOINT\`、\`COSKEY_DOMAIN\` :: 图片上传到哪里、从哪里显示；不填则用存储桶的默认域名。
\`COSKEY_EXPIRED_TIME\`、\`COS_LEGACY_SIGN\` :: 用于旧版 App 自行签名的上传：30 秒，\`off\`。
\`ADMINISTRATOR\` :: 代表服务器的 IM 账号：\`administrator\`。
\`IM_ACCOUNTTYPE\`、\`PRIVATEKEY\`、\`PUBLICKEY\` :: 仅用于 2019 年 7 月之前的 IM 应用。
\`IM_CALLBACK_TOKEN\` :: 验证 IM 的回调。
`,
  },
  import: {
    title: "从旧系统导入",
    text: `
以下命令读取原版服务器的 \`OutDefine.php\` 或 RoomTool 的 \`config.js\`（只读取，不执行），并为腾讯云模式写出只有你能读取的 \`.env\`：

$ npx mini-lvb import-config OutDefine.php

报告会列出采用了哪些配置及其旧名称、哪些不认识、还缺哪些，但不显示任何值。它不会覆盖已有文件：请用 \`--output FILE\` 或 \`--force\`。

旧的回调地址 \`/callback/tape_callback.php\` 仍然有效，在更换主机之前控制台无需改动。
`,
  },
  doctor: {
    title: "诊断",
    text: `
诊断会逐项实测本页提到的内容，指出问题所在和解决办法。可以在服务器上运行（服务器启动不了时也可以），或以管理员身份打开[诊断页面](/admin/doctor)：

$ npm run doctor

加上测试推流，还会向推流域名发送一路静音流并等待回调，一次验证推流密钥、回调地址和回调密钥：

$ npm run doctor -- --push

\`--lang zh\` 或 \`--lang en\` 选择语言，\`--json\` 供程序使用。有检查失败时退出码为 1。任何时候都不显示密钥。
`,
  },
  keys: {
    title: "更换密钥",
    text: `
修改 \`.env\` 后重启生效。在本模式下重启不会中断直播：媒体不经过本服务器，启动后的第一件事就是与云直播核对。

推流密钥 :: 1. 在控制台把新密钥填为备 KEY，云直播同时认可两者。2. 把 \`PUSH_KEY\` 设为新密钥，\`PUSH_KEY_BACKUP\` 设为旧密钥，重启。3. 旧密钥签名的地址过期后（\`PUSH_URL_TTL_SECONDS\`，一天），在控制台把新密钥改为主 KEY，并删除 \`PUSH_KEY_BACKUP\`。
播放密钥 :: 同样利用播放域名的备用密钥，修改 \`PLAY_KEY\`，等待 \`PLAY_URL_TTL_SECONDS\`。
回调密钥 :: 同一时间只有一个。请在没有人即将下播时，于一分钟内先后修改控制台和 \`API_KEY\`：用另一个密钥签名的回调会被拒绝。漏掉的开播和结束会通过核对发现；被拒绝的录制回调，只有云直播用新密钥重发时才会进入列表。
云 API 和 COS 密钥 :: 新建第二个密钥，设置并重启，然后禁用旧密钥。
IM 密钥 :: 旧密钥签发的 UserSig 立即失效，App 重新登录后获得新的。请选择空闲时段。
`,
  },
  outage: {
    title: "腾讯云无响应时",
    text: `
页面、列表和地址都由本服务器生成，从不等待云端。

回调丢失 :: 服务器每 \`RECONCILE_SECONDS\` 秒与云直播核对一次。默认配置下，漏掉的开播和结束会在 60 秒内发现。丢失的录制回调无法通过核对找回：云直播会在约 12 分钟内重发。推流所用的推流码也无法核对，见[回调](/docs/callbacks#repeats)。
云直播 API 故障 :: 以观众实际得到的播放列表为准：播放列表消失、已结束，或 12 秒没有变化，直播就结束；如果这也无法判断，直播保持在线。此时强制下播会提示云端没有应答；封禁在本服务器立即生效，API 恢复后再传给云端。
云直播整体故障 :: 无法推流和观看；直播按上述方式结束，恢复推流后自动重新开始。
COS 故障 :: 上传在几秒后失败并给出提示，直播不受影响。
IM 故障 :: 网页聊天照常。发往手机端的消息最多等待 30 秒、每场直播最多 200 条，超出即丢弃。聊天群稍后再创建、修复和解散，重试间隔逐渐增至 5 分钟。
本服务器停机 :: 正在观看的观众可以继续看。云直播会重发回调，启动后立即全面核对。
`,
  },
  limits: {
    title: "本模式不提供的功能",
    text: `
- 不启动自带的媒体引擎：不开放 \`RTMP_PORT\`，\`PUBLIC_RTMP_URL\`、\`MAX_STREAMS\`、\`PART_DURATION_MS\` 和 \`SEGMENT_DURATION_MS\` 不起作用。
- 本机不录制。回放是云直播的文件，使用云直播的地址。
- 浏览器播放云直播的 HLS，比自带的低延迟 HLS 晚几秒。
- 直播中没有动态预览图。封面依次为：主播上传的图片、云直播最新的截图、自动绘制的封面。
- 直播间后台不显示码率等指标，因为云直播的数据要晚几分钟。
- 不在服务器端混合连麦画面，与 embedded 模式相同（代码 4004）。
- 封禁在云直播最多持续 90 天；之后主播再推流时，会再次传给云端。
`,
  },
  try: {
    title: "没有账号也能试用",
    text: `
我们测试所用的 LVB、COS 和 IM 模拟服务可以在本机运行，它会虚构一个账号并把配置写入 \`.env\`，请在没有正式配置的目录中使用。在一个终端中：

$ npm run cloud-sim -- --env-file .env

在另一个终端中：

$ PUBLIC_URL=http://127.0.0.1:3000 npm start

打开 \`http://127.0.0.1:3000\`，在直播间后台用 OBS 开播、聊天、观看；\`npm run phone-chat\` 可以模拟手机端发言。在第一个终端输入 \`help\` 可以看到能制造哪些故障；例如 \`callback-key new\` 会让回调换用另一个密钥，诊断会指出这一点。模拟服务仅供试用，切勿放到互联网上。从 \`.env\` 中删除它写入的配置即可回到 embedded 模式。
`,
  },
};
